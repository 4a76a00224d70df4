using System.Reflection;
using System.Xml.Linq;
using DomainWorkers.BuildingBlocks.Hosting;

namespace DomainWorkers.Architecture.Tests;

/// <summary>Who may reference whom, by projects and by compiled assemblies.</summary>
public sealed class ReferenceTests
{
    /// <summary>What each shipped project may reference of ours. A new project is a new line, and a new line is a decision.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["DomainWorkers.Contracts"] = [],
        ["OrderSystem"] = ["DomainWorkers.Contracts"],
        ["RegistrarPolicy"] = [],
        ["Epp"] = [],
        ["EppServing"] = [],
        ["RegistrySimulator"] = ["EppServing"],
        ["MiitSimulator"] = [],
        ["VspSimulator"] = ["EppServing"],
        ["DocumentDbGateway"] = [],
        ["BuildingBlocks"] = ["DomainWorkers.Contracts"],
        ["RegistrantVault"] = ["BuildingBlocks"],
        ["RegistrySubmission"] = ["BuildingBlocks", "Epp", "RegistrarPolicy", "RegistrantVault"],
        ["Correspondence"] = ["BuildingBlocks"],
        ["EmailVerification"] = ["BuildingBlocks", "Correspondence", "RegistrarPolicy", "RegistrantVault"],
        ["RealNameReview"] = ["BuildingBlocks", "Epp", "RegistrarPolicy", "RegistrantVault"],
        ["MiitSync"] = ["BuildingBlocks", "RegistrarPolicy", "RegistrantVault"],
        ["ExpiryReminders"] = ["BuildingBlocks", "Correspondence", "RegistrarPolicy", "RegistrantVault"],
        ["RedemptionDeletion"] = ["BuildingBlocks", "RegistrarPolicy"],
        ["AllInOne"] = ["*"],
        ["SeedRegistrants"] = ["RegistrantVault"],
        ["OperatorConsole"] = ["*"],
    };

    [Fact]
    public void Every_project_references_what_it_may_and_nothing_else()
    {
        var projects = Repository.Projects.Where(project => !project.Contains("/tests/", StringComparison.Ordinal)).ToList();
        Assert.True(projects.Count >= Allowed.Count, $"Only {projects.Count} projects were found.");
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no line in the list of who may reference whom.");
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.All(references, reference => Assert.True(
                allowed is ["*"] || allowed.Contains(reference), $"{name} must not reference {reference}."));
        }
    }

    [Fact]
    public void A_worker_is_never_another_workers_dependency()
    {
        var workers = Assemblies.Workers.Select(assembly => assembly.GetName().Name).ToHashSet();
        Assert.NotEmpty(workers);
        foreach (var assembly in Assemblies.Shipped.Where(assembly => assembly != Assemblies.AllInOne && assembly != Assemblies.OperatorConsole))
        {
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference =>
                workers.Contains(reference.Name) && reference.Name != assembly.GetName().Name);
        }
    }

    [Fact]
    public void Contracts_need_nothing_but_the_runtime()
    {
        var references = Assemblies.Contracts.GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(XDocument.Load(Repository.Projects.Single(project => project.EndsWith("DomainWorkers.Contracts.csproj", StringComparison.Ordinal)))
            .Descendants("PackageReference"), _ => true);
    }

    [Theory]
    [InlineData("DomainWorkers.Epp")]
    [InlineData("DomainWorkers.RegistrarPolicy")]
    [InlineData("DomainWorkers.EppServing")]
    [InlineData("DomainWorkers.MiitSimulator")]
    [InlineData("DomainWorkers.DocumentDbGateway")]
    public void What_could_be_published_alone_knows_nothing_of_ours(string name)
    {
        var references = Assembly.Load(name).GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, reference => reference.Name!.StartsWith("DomainWorkers.", StringComparison.Ordinal));
    }

    /// <summary>They judge our EPP client, so not a line of it may be theirs.</summary>
    [Theory]
    [InlineData("DomainWorkers.RegistrySimulator")]
    [InlineData("DomainWorkers.VspSimulator")]
    public void The_EPP_simulators_share_with_each_other_and_know_nothing_else_of_ours(string name)
    {
        var ours = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!).Where(reference => reference.StartsWith("DomainWorkers.", StringComparison.Ordinal));
        Assert.Equal(["DomainWorkers.EppServing"], ours);
    }

    [Fact]
    public void MassTransit_stays_below_version_9_everywhere()
    {
        // 9 is a paid product under the same package id.
        var seen = 0;
        foreach (var assembly in Assemblies.Shipped)
        {
            foreach (var reference in assembly.GetReferencedAssemblies().Where(IsMassTransit))
            {
                seen++;
                Assert.True(reference.Version!.Major == 8, $"{assembly.GetName().Name} uses {reference}.");
                Assert.Equal(8, Assembly.Load(reference).GetName().Version!.Major);
            }
        }

        Assert.True(seen > 0);
        var pinned = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => package.Attribute("Include")!.Value.StartsWith("MassTransit", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pinned);
        Assert.All(pinned, package => Assert.Matches(@"^\[8\.\d+\.\d+\]$", package.Attribute("Version")!.Value));
    }

    [Fact]
    public void Versions_are_pinned_to_one_in_one_place()
    {
        var packages = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Matches(@"^\[[^,]+\]$", package.Attribute("Version")!.Value));
        var projects = Repository.Projects.ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.DoesNotContain(
            XDocument.Load(project).Descendants("PackageReference"), package => package.Attribute("Version") is not null));
    }

    [Fact]
    public void No_shipped_assembly_knows_a_test_library()
    {
        Assert.Contains(Assemblies.Shipped, assembly => assembly == typeof(WorkerHost).Assembly);
        Assert.All(Assemblies.Shipped, assembly => Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.Contains("xunit", StringComparison.OrdinalIgnoreCase)
            || reference.Name.Contains("Testing", StringComparison.Ordinal)
            || reference.Name.EndsWith(".TestKit", StringComparison.Ordinal)));
    }

    private static bool IsMassTransit(AssemblyName reference) => reference.Name!.StartsWith("MassTransit", StringComparison.Ordinal);
}
