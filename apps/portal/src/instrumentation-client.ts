// zod compiles schemas with `new Function` where it may, and its mere attempt violates the content security policy.
// It is told so by the name under which it keeps its settings, because most pages do without zod itself.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
