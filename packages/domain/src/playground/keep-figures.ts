import type { KnownContext, Transaction } from "../operation/context.ts";
import type { Figures } from "./meter.ts";

interface EndedCall {
  /** Of the row in `Invocation`. */
  id: string;
  figures: Figures;
}

/**
 * Writes down how a call ended, and in the same transaction whatever belongs to it. The answer has gone out by
 * then, so a database that fails is logged and nothing is thrown.
 */
export async function keepFigures(
  { database, logger }: Pick<KnownContext, "database" | "logger">,
  { id, figures }: EndedCall,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  try {
    await database.$transaction(async (transaction) => {
      await transaction.invocation.update({ where: { id }, data: { ...figures, finishedAt: new Date() } });
      await alongside?.(transaction);
    });
  } catch (error) {
    logger.error({ err: error, invocationId: id }, "the figures of a call could not be kept");
  }
}
