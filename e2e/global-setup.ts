import { namedProduct, publishAddresses } from "./product/product-addresses.ts";
import { addressesOf, startProduct } from "./product/start-product.ts";

/**
 * Starts the whole product once for all tests. `QUARRY_E2E_BASE_URL`, `QUARRY_E2E_SIMULATOR_URL` and
 * `DATABASE_URL` name one that runs already, which is left running.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const named = namedProduct(process.env);
  if (named !== undefined) {
    publishAddresses(named);
    return async () => {};
  }
  const started = await startProduct();
  publishAddresses(addressesOf(started));
  return started.stop;
}
