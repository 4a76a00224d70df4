return await DomainWorkers.OperatorConsole.Cli.Run(args, DomainWorkers.OperatorConsole.Surroundings.World.OfThisMachine());
