using System.Reflection;
using DomainWorkers.BuildingBlocks;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DomainWorkers.Architecture.Tests;

/// <summary>
/// Business time jumps in the embedded demonstration and machine time never does, so nobody may take one for the other, and nobody may
/// take the system's clock past both.
/// </summary>
public sealed class ClockTests
{
    private static readonly Assembly[] Ours = [Assemblies.BuildingBlocks, .. Assemblies.Workers, Assembly.Load("DomainWorkers.RegistrantVault")];

    [Fact]
    public void A_clock_parameter_says_which_clock_it_is()
    {
        var parameters = Ours.SelectMany(assembly => assembly.Written()).SelectMany(type => type.GetConstructors(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters()).Where(parameter => parameter.ParameterType == typeof(TimeProvider)).ToList();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter =>
        {
            Assert.Contains(parameter.Name, new[] { "clock", "machineClock" });
            var isKeyed = parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed && Equals(keyed.Key, Clocks.Machine);
            // What the container makes itself must ask by the key; what is made by hand is handed the right one.
            if (isKeyed)
                Assert.Equal("machineClock", parameter.Name);
        });
    }

    [Fact]
    public void What_a_worker_has_made_by_the_container_asks_for_machine_time_by_its_key()
    {
        // RedemptionDeletion has no machine time but that of its claims, which the building blocks keep.
        foreach (var worker in Assemblies.Workers.Where(worker => worker != typeof(RedemptionDeletion.RedemptionDeletionModule).Assembly))
        {
            var parameters = worker.Written().Where(type => type.Namespace!.EndsWith(".Consumers", StringComparison.Ordinal)
                    || type.Namespace.EndsWith(".Pump", StringComparison.Ordinal) || type.Namespace.EndsWith(".Sweeps", StringComparison.Ordinal))
                .SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
                .Where(parameter => parameter.Name == "machineClock").ToList();
            Assert.NotEmpty(parameters);
            Assert.All(parameters, parameter => Assert.True(
                parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed && Equals(keyed.Key, Clocks.Machine),
                $"{parameter.Member.DeclaringType} takes machine time without its key: it would get business time."));
        }
    }

    [Fact]
    public void Delays_leases_and_timers_run_on_machine_time()
    {
        var waits = 0;
        foreach (var (method, instructions) in Bodies())
        {
            for (var place = 0; place < instructions.Count; place++)
            {
                if (instructions[place].Operand is not MethodReference called || !TakesAClock(called))
                    continue;
                waits++;
                // The clock is loaded from a field or parameter shortly before the call.
                var clock = instructions.Take(place).Reverse().Select(Clock).FirstOrDefault(name => name is not null);
                Assert.True(clock?.Contains("machineClock", StringComparison.OrdinalIgnoreCase) == true,
                    $"{method.FullName} waits on {clock ?? "an unknown clock"} in {called.Name}.");
            }
        }

        Assert.True(waits > 3, $"Only {waits} waits were found.");
    }

    [Fact]
    public void Only_the_composition_takes_the_systems_clock()
    {
        var users = Bodies().Where(body => body.Instructions.Any(instruction =>
                instruction.Operand is MethodReference { Name: "get_System", DeclaringType.FullName: "System.TimeProvider" }))
            .Select(body => body.Method.DeclaringType.Name).Distinct().ToList();
        Assert.Equal(["WorkerServices"], users);
    }

    private static bool TakesAClock(MethodReference called) =>
        called.Parameters.Any(parameter => parameter.ParameterType.FullName == "System.TimeProvider")
        && called.DeclaringType.FullName is "System.Threading.Tasks.Task" or "System.Threading.CancellationTokenSource"
            or "System.Threading.PeriodicTimer";

    private static string? Clock(Instruction instruction) => instruction.Operand switch
    {
        FieldReference { FieldType.FullName: "System.TimeProvider" } field => field.Name,
        ParameterReference { ParameterType.FullName: "System.TimeProvider" } parameter => parameter.Name,
        _ => null,
    };

    private static IEnumerable<(MethodDefinition Method, IReadOnlyList<Instruction> Instructions)> Bodies()
    {
        foreach (var assembly in Ours)
        {
            var module = ModuleDefinition.ReadModule(assembly.Location);
            foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
                yield return (method, [.. method.Body.Instructions]);
        }
    }
}
