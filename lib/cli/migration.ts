/**
 * Compares prisma/schema.prisma with the migrations, using Prisma's own engine in WebAssembly, so that no download is
 * needed. `new <name>` writes the difference as the next migration. `check` prints it and fails if there is one.
 */
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { migrationsFolder, readMigrations } from '@/lib/db/migrate';

/** What the package exports for its generated code and does not declare. */
type Glue = { __wbg_set_wasm(exports: WebAssembly.Exports): void };

async function loadEngine(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await fs.readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  (engine as unknown as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The SQL that leads from the migrations to the schema. Empty if they agree. */
async function difference(): Promise<string> {
  await loadEngine();
  const database = await PGlite.create({ extensions: { pg_trgm, unaccent } });
  for (const migration of await readMigrations()) await database.exec(migration.sql);
  const files = [{ path: 'prisma/schema.prisma', content: await fs.readFile('prisma/schema.prisma', 'utf8') }];
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database));
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
    () => {},
    adapter,
  );
  const { exitCode, stdout } = await schemaEngine.diff({
    from: { tag: 'schemaDatasource', files, configDir: 'prisma' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  await database.close();
  return exitCode === 0 ? '' : (stdout ?? '');
}

const [command, name = ''] = process.argv.slice(2);
const usage = 'Usage: npm run migration:new <name_in_small_letters>, or npm run migration:check';
if (command !== 'check' && !(command === 'new' && /^[a-z0-9_]+$/.test(name))) throw new Error(usage);

const sql = await difference();
if (sql === '') {
  console.log('The migrations and prisma/schema.prisma agree.');
} else if (command === 'check') {
  console.error(`The migrations and prisma/schema.prisma differ; missing:\n\n${sql}`);
  process.exitCode = 1;
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = path.join(migrationsFolder(), `${stamp}_${name}`, 'migration.sql');
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, sql);
  console.log(`Wrote ${path.relative(process.cwd(), file)}: read it, complete it, commit it.`);
}
