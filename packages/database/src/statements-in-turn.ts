import type { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Has the statements of a transaction wait for each other. Prisma reads several relations of a row side by side,
 * which a pool spreads over connections; a transaction has one, and pg will refuse a statement while another runs.
 */
export function statementsInTurn(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect(): Promise<Adapter> {
      const adapter = await connect();
      const start = adapter.startTransaction.bind(adapter);
      const startTransaction: Adapter["startTransaction"] = async (level) => inTurn(await start(level));
      return Object.assign(adapter, { startTransaction });
    },
  });
}

function inTurn(transaction: Transaction): Transaction {
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  let last: Promise<unknown> = Promise.resolve();
  const next = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const before = last;
    const result = before.then(run);
    // A refused statement is for whoever sent it; the next one learns from Postgres what became of the transaction.
    last = result.then(undefined, () => undefined);
    return result;
  };
  return Object.assign(transaction, {
    queryRaw: ((query) => next(() => queryRaw(query))) satisfies Transaction["queryRaw"],
    executeRaw: ((query) => next(() => executeRaw(query))) satisfies Transaction["executeRaw"],
  });
}
