const response = await fetch('https://api.example.com/payments', {
	headers: { authorization: `Bearer ${process.env.YATIVO_API_KEY}` },
});
console.log(await response.json());
