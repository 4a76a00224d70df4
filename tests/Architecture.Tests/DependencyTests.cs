using System.Reflection;
using NetArchTest.Rules;

namespace DomainWorkers.Architecture.Tests;

/// <summary>Who may depend on whom, by the types that the compiled code mentions.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Infrastructure =
    [
        "MassTransit", "RabbitMQ", "MongoDB", "Quartz", "Serilog", "Microsoft.Extensions", "Microsoft.AspNetCore", "System.Net.Http",
        "System.Net.Sockets", "System.Net.Security", "System.IO", "System.Threading.Tasks", "DomainWorkers.Epp",
    ];

    [Fact]
    public void Rules_are_pure()
    {
        foreach (var worker in Assemblies.Workers)
        {
            Hold(InRole(worker, "Domain"), [.. Infrastructure, .. Roles(worker, "Adapters", "Consumers", "Pump", "Sweeps")]);
        }
    }

    [Fact]
    public void The_policy_is_pure() => Hold(
        Types.InAssembly(Assembly.Load("DomainWorkers.RegistrarPolicy")).That().ResideInNamespace("DomainWorkers.RegistrarPolicy")
            // How a worker gets it; no rule is there.
            .And().DoNotResideInNamespace("DomainWorkers.RegistrarPolicy.Hosting"),
        [.. Infrastructure.Except(["System.IO"]), "DomainWorkers.Contracts", "DomainWorkers.BuildingBlocks"]);

    [Fact]
    public void Consumers_reach_nothing_outside_but_through_seams()
    {
        foreach (var worker in Assemblies.Workers)
            Hold(InRole(worker, "Consumers"), ["MongoDB", "System.Net", "Quartz", "Serilog", "RabbitMQ", "DomainWorkers.Epp"]);
    }

    [Fact]
    public void Stored_state_knows_no_transport()
    {
        foreach (var worker in Assemblies.Workers)
            Hold(InRole(worker, "State"), ["MassTransit", "RabbitMQ", "Quartz", "System.Net", "DomainWorkers.Epp"]);
    }

    [Fact]
    public void Adapters_know_no_bus_and_no_schedule()
    {
        // RedemptionDeletion speaks to nobody outside.
        foreach (var worker in Assemblies.Workers.Where(worker => worker != typeof(RedemptionDeletion.RedemptionDeletionModule).Assembly))
            Hold(InRole(worker, "Adapters"), ["MassTransit", "RabbitMQ", "Quartz"]);
    }

    [Fact]
    public void Pumps_know_no_bus_no_database_and_no_wire()
    {
        foreach (var worker in Assemblies.Workers)
            Hold(InRole(worker, "Pump"), ["MassTransit", "RabbitMQ", "MongoDB", "Quartz", "System.Net", "DomainWorkers.Epp"]);
    }

    [Fact]
    public void Only_state_and_the_building_blocks_see_the_database_driver()
    {
        foreach (var worker in Assemblies.Workers)
        {
            Hold(
                Types.InAssembly(worker).That().ResideInNamespaceStartingWith(worker.GetName().Name!)
                    .And().DoNotResideInNamespace($"{worker.GetName().Name}.State"),
                ["MongoDB.Driver"]);
        }
    }

    [Fact]
    public void In_the_building_blocks_only_the_stores_see_the_database_driver() => Hold(
        Types.InAssembly(Assemblies.BuildingBlocks).That().ResideInNamespaceStartingWith("DomainWorkers.BuildingBlocks")
            .And().DoNotResideInNamespace("DomainWorkers.BuildingBlocks.State"),
        ["MongoDB.Driver"]);

    [Fact]
    public void Of_the_contracts_the_building_blocks_know_only_how_messages_are_addressed()
    {
        var subjects = Assemblies.Contracts.GetExportedTypes().Select(type => type.Namespace!).Distinct()
            .Where(name => name != "DomainWorkers.Contracts.Messaging").ToArray();
        Assert.NotEmpty(subjects);
        Hold(
            Types.InAssembly(Assemblies.BuildingBlocks).That().ResideInNamespaceStartingWith("DomainWorkers.BuildingBlocks"),
            [.. subjects, "DomainWorkers.RegistrarPolicy", "DomainWorkers.RegistrantVault", "DomainWorkers.Epp"]);
    }

    [Fact]
    public void A_rule_that_is_broken_is_seen()
    {
        foreach (var worker in Assemblies.Workers)
        {
            Assert.Throws<Xunit.Sdk.TrueException>(() => Hold(InRole(worker, "Consumers"), ["MassTransit"]));
            Assert.Throws<Xunit.Sdk.TrueException>(() => Hold(InRole(worker, "Pump"), ["System.Threading.Tasks"]));
            Assert.Throws<Xunit.Sdk.NotEmptyException>(() => Hold(InRole(worker, "Nowhere"), ["MassTransit"]));
        }
    }

    private static PredicateList InRole(Assembly worker, string role) =>
        Types.InAssembly(worker).That().ResideInNamespace($"{worker.GetName().Name}.{role}");

    private static string[] Roles(Assembly worker, params string[] roles) =>
        [.. roles.Select(role => $"{worker.GetName().Name}.{role}")];

    private static void Hold(PredicateList types, string[] forbidden)
    {
        // A rule over no types passes in silence.
        Assert.NotEmpty(types.GetTypes());
        var result = types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, string.Join('\n', result.FailingTypeNames ?? []));
    }
}
