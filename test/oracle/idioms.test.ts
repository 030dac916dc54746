import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bindLoads, needsBind } from '../support/bind.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { errorsOf, openText } from '../support/openZone.ts';
import { bindLines, difference, ourLines } from './compare.ts';
import { FILES, IDIOMS, STRICTER } from './idioms.ts';

before(needsBind);

const HEAD = '$TTL 1h\n@ SOA ns mail 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n';

test('odd entries are read, or refused, as BIND does it', async (t) => {
  for (const { text, head = HEAD } of IDIOMS) {
    await t.test(JSON.stringify(text), () => {
      const zone = `${head}${text}\n`;
      const bind = bindLoads(zone, 'example', FILES);
      const checked = openText(zone, 'example', memoryFiles(FILES));
      const errors = errorsOf(checked);
      const reason = STRICTER[text];
      if (reason !== undefined) {
        assert.ok(bind.loaded && errors.length > 0, `no longer stricter than BIND (${reason})`);
        return;
      }
      assert.equal(
        errors.length === 0,
        bind.loaded,
        `${errors[0]?.message} / BIND: ${bind.messages.join(' / ')}`,
      );
      if (bind.loaded) assert.deepEqual(difference(ourLines(checked), bindLines(bind.records)), []);
      else assert.equal(errors.length, 1, 'one defect, one finding');
    });
  }
});
