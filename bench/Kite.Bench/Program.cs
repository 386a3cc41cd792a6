using Kite.Bench;

return await Bench.Run(args, CancellationToken.None);
