using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.SeedRegistrants;
using Microsoft.Extensions.Configuration;

var command = new SeedCommand(
    new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.In, Console.Out, Console.Error, options => new MongoStore(options));
return await command.Run(args, CancellationToken.None);
