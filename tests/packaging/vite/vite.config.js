/** `npm run dev` has the pages; what is collected goes to the shop's own server. */
export default { server: { proxy: { "/collect": process.env.SHOP } } };
