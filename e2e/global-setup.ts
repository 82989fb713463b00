import { namedProduct, publishAddresses } from "./product/product-addresses.ts";
import type { ProductAddresses } from "./product/product-addresses.ts";
import { addressesOf, startProduct } from "./product/start-product.ts";
import type { StartedProduct } from "./product/start-product.ts";
import { waitUntilRead } from "./product/wait-until-read.ts";

/**
 * Starts the whole product once for each lane. `QUARRY_E2E_BASE_URL`, `QUARRY_E2E_SIMULATOR_URL` and
 * `DATABASE_URL` name one that runs already, which then serves all lanes and is left running.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const named = namedProduct(process.env);
  if (named !== undefined) {
    await waitUntilRead(named.database);
    publishAddresses({ pages: named, screens: named });
    return async () => {};
  }
  const started: StartedProduct[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((product) => product.stop()));
  };
  const start = async (): Promise<ProductAddresses> => {
    const product = await startProduct();
    started.push(product);
    return addressesOf(product);
  };
  try {
    // One after the other: two starts at once would find the same ports free.
    const [pages, screens] = [await start(), await start()];
    await Promise.all([waitUntilRead(pages.database), waitUntilRead(screens.database)]);
    publishAddresses({ pages, screens });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
