export async function pay() {
  if (await client.getBooleanValue("new-checkout", false)) {
  }
}
