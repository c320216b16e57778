import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './blocks';
import { recoveryDrawing } from './recovery-drawing';

describe('the drawing of a recovery in the README', () => {
  it('is what the library draws', () => {
    const drawing = recoveryDrawing();
    expect(drawing).toContain('I by the lost connection');
    expect(drawing).toContain('C resumed');
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`\n\`\`\`\n${drawing}\n\`\`\`\n`);
  });
});
