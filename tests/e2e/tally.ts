interface Engine {
  version: string;
  passed: number;
  failed: number;
  skipped: number;
}

/** How many tests each engine has passed. What neither passed nor was skipped has failed, whatever the reason. */
export class Tally {
  private readonly engines: Record<string, { version: string; passed: number; skipped: number; open: Set<string> }> = {};

  constructor(all: string[], wanted: string[], private readonly tests: number) {
    for (const name of all) {
      this.engines[name] = { version: "not started", passed: 0, skipped: wanted.includes(name) ? 0 : tests, open: new Set() };
    }
  }

  started(name: string, version: string): void {
    this.engines[name]!.version = version;
  }
  begin(name: string, test: string): void {
    this.engines[name]!.open.add(test);
  }
  pass(name: string, test: string): void {
    this.engines[name]!.passed++;
    this.engines[name]!.open.delete(test);
  }
  skip(name: string): void {
    this.engines[name]!.skipped++;
  }

  summary(): { engines: Record<string, Engine> } {
    const counted = Object.entries(this.engines).map(([name, { version, passed, skipped }]) => {
      return [name, { version, passed, failed: this.tests - passed - skipped, skipped }] as const;
    });
    return { engines: Object.fromEntries(counted) };
  }

  failed(): boolean {
    return Object.values(this.summary().engines).some(({ failed }) => failed > 0);
  }

  text(): string {
    const line = ([name, { version, passed, failed, skipped }]: [string, Engine]) =>
      [
        `${name.padEnd(9)} ${version.padEnd(16)} ${passed} passed, ${failed} failed, ${skipped} skipped`,
        ...[...this.engines[name]!.open].map(test => `  failed: ${test}`),
      ].join("\n");
    return Object.entries(this.summary().engines).map(line).join("\n");
  }
}
