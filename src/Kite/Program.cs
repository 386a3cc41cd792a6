using Kite;

return await Verbs.Run(args);
