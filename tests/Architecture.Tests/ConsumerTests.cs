using System.Reflection;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Architecture.Tests;

/// <summary>Consumers look alike, all of them are registered, and every command has one.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public void A_consumer_is_sealed_internal_and_named_after_its_one_message()
    {
        foreach (var worker in Assemblies.Workers)
        {
            var consumers = Consumers(worker).ToList();
            Assert.NotEmpty(consumers);
            foreach (var consumer in consumers)
            {
                var message = Assert.Single(Messages(consumer));
                Assert.True(consumer.IsSealed, $"{consumer.Name} is not sealed.");
                Assert.False(consumer.IsVisible, $"{consumer.Name} is public.");
                Assert.Equal($"{message.Name}Consumer", consumer.Name);
                Assert.Equal($"{worker.GetName().Name}.Consumers", consumer.Namespace);
            }
        }
    }

    [Fact]
    public void Every_consumer_in_a_worker_is_registered_by_its_module()
    {
        foreach (var module in Assemblies.Modules)
        {
            var registered = Registered(module);
            Assert.NotEmpty(registered);
            Assert.Equal(
                Consumers(module.GetType().Assembly).Select(consumer => consumer.Name).Order(),
                registered.Select(consumer => consumer.Name).Order());
        }
    }

    [Fact]
    public void Every_command_has_an_owner_and_the_owner_has_a_consumer()
    {
        var commands = Assemblies.Contracts.GetExportedTypes().Where(type => type.IsDefined(typeof(CommandAttribute))).ToList();
        Assert.NotEmpty(commands);
        var owned = Assemblies.Modules.ToDictionary(module => module.Name, module => Registered(module).SelectMany(Messages).ToHashSet());
        foreach (var command in commands)
        {
            var owner = Owner(command);
            Assert.True(owned.ContainsKey(owner), $"{command.Name} belongs to {owner}, which is no worker.");
            Assert.Contains(command, owned[owner]);
            Assert.All(owned.Where(other => other.Key != owner), other => Assert.DoesNotContain(command, other.Value));
        }
    }

    [Fact]
    public void A_consumer_asks_for_at_most_five_things()
    {
        var consumers = Assemblies.Workers.SelectMany(Consumers).ToList();
        Assert.NotEmpty(consumers);
        Assert.All(consumers, consumer =>
            Assert.InRange(Assert.Single(consumer.GetConstructors()).GetParameters().Length, 0, 5));
    }

    [Fact]
    public void A_worker_is_named_once_in_kebab_case()
    {
        Assert.NotEmpty(Assemblies.Modules);
        Assert.All(Assemblies.Modules, module => Assert.Matches("^[a-z]+(-[a-z]+)*$", module.Name));
        Assert.Equal(Assemblies.Modules.Count, Assemblies.Modules.DistinctBy(module => module.Name).Count());
    }

    private static IEnumerable<Type> Consumers(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && Messages(type).Any());

    private static IEnumerable<Type> Messages(Type consumer) => consumer.GetInterfaces()
        .Where(seam => seam.IsGenericType && seam.GetGenericTypeDefinition() == typeof(IConsumer<>))
        .Select(seam => seam.GetGenericArguments()[0]);

    private static string Owner(Type command) =>
        (string)command.GetCustomAttributesData().Single(data => data.AttributeType == typeof(CommandAttribute)).ConstructorArguments[0].Value!;

    /// <summary>What the module puts into a container, as its process and the embedded mode build it.</summary>
    private static List<Type> Registered(WorkerModule module)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Broker:Uri", "memory:"), new("Store:Uri", "memory:")]).Build();
        WorkerHost.AddModules(services, configuration, [module]);
        return
        [
            .. services.Select(service => service.ServiceType)
                .Where(type => type.Assembly == module.GetType().Assembly && Messages(type).Any()).Distinct(),
        ];
    }
}
