using DomainWorkers.AllInOne;

return await Demonstration.Run(args);
