using System.Globalization;
using System.Text.RegularExpressions;
using DomainWorkers.Telemetry.Tests.Rig;
using YamlDotNet.RepresentationModel;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>What is handed to those who deploy, as far as it can be judged without a cluster or an engine.</summary>
public sealed class DeploymentTests
{
    private static readonly Dictionary<string, string> Projects = new()
    {
        ["registry-submission"] = "RegistrySubmission",
        ["email-verification"] = "EmailVerification",
        ["miit-sync"] = "MiitSync",
    };

    /// <summary>Kind, its version, and what must be in it.</summary>
    private static readonly Dictionary<string, (string Version, string[] Paths)> Kinds = new()
    {
        ["Namespace"] = ("v1", ["metadata/name"]),
        ["ConfigMap"] = ("v1", ["metadata/name", "data"]),
        ["Deployment"] = ("apps/v1",
        [
            "metadata/name", "spec/replicas", "spec/selector/matchLabels", "spec/template/metadata/labels",
            "spec/template/spec/containers", "spec/template/spec/terminationGracePeriodSeconds", "spec/template/spec/securityContext/runAsNonRoot",
        ]),
        ["Job"] = ("batch/v1", ["metadata/name", "spec/backoffLimit", "spec/template/spec/restartPolicy", "spec/template/spec/containers"]),
        ["PodDisruptionBudget"] = ("policy/v1", ["metadata/name", "spec/minAvailable", "spec/selector/matchLabels"]),
        ["ScaledObject"] = ("keda.sh/v1alpha1",
            ["metadata/name", "spec/scaleTargetRef/name", "spec/minReplicaCount", "spec/maxReplicaCount", "spec/cooldownPeriod", "spec/triggers"]),
        ["TriggerAuthentication"] = ("keda.sh/v1alpha1", ["metadata/name", "spec/secretTargetRef"]),
        ["Kustomization"] = ("kustomize.config.k8s.io/v1beta1", ["resources"]),
    };

    private static readonly IReadOnlyList<(string File, YamlMappingNode Root)> All = Manifests.Below("infra", "k8s");

    [Fact]
    public void Every_manifest_is_of_a_known_kind_and_has_what_that_needs()
    {
        Assert.True(All.Count >= 15);
        foreach (var (file, root) in All)
        {
            var kind = root.Text("kind")!;
            Assert.True(Kinds.TryGetValue(kind, out var known), $"{file}: {kind}");
            Assert.Equal(known.Version, root.Text("apiVersion"));
            Assert.All(known.Paths, path => Assert.True(root.At(path.Split('/')) is not null, $"{file}: {kind} has no {path}"));
        }

        // Both lists of resources name every file beside them and no other.
        foreach (var folder in new[] { Repository.Path("infra", "k8s"), Repository.Path("infra", "k8s", "topology") })
        {
            var named = Manifests.Load(Path.Combine(folder, "kustomization.yaml")).Single().At("resources").Items().Select(item => ((YamlScalarNode)item).Value!);
            Assert.Equal(Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).Where(name => name != "kustomization.yaml").Order(), named.Order());
        }
    }

    [Fact]
    public void Every_worker_is_deployed_guarded_and_prepared()
    {
        foreach (var worker in Projects.Keys)
        {
            var deployment = Deployment(worker);
            var container = Container(deployment);
            Assert.Equal(worker, deployment.At("spec", "selector", "matchLabels").Map()["app.kubernetes.io/name"]);
            Assert.Equal(worker, deployment.At("spec", "template", "metadata", "labels").Map()["app.kubernetes.io/name"]);
            Assert.Contains(All, entry => entry.Root.Text("kind") == "PodDisruptionBudget" && entry.Root.Text("metadata", "name") == worker);
            Assert.Contains(All, entry => entry.Root.Text("kind") == "Job" && entry.Root.Text("metadata", "name") == $"{worker}-topology");

            Assert.Equal("/health/live", container.Text("livenessProbe", "httpGet", "path"));
            Assert.Equal("/health/ready", container.Text("readinessProbe", "httpGet", "path"));
            Assert.Equal(("true", "true"), (deployment.Text("spec", "template", "spec", "securityContext", "runAsNonRoot"),
                container.Text("securityContext", "readOnlyRootFilesystem")));
            // Longer than a graceful stop may take.
            Assert.True(Number(deployment, "spec", "template", "spec", "terminationGracePeriodSeconds") > 25);
        }
    }

    [Fact]
    public async Task Every_setting_in_the_cluster_is_one_that_the_worker_knows()
    {
        using var judge = new Checked();
        var maps = All.Where(entry => entry.Root.Text("kind") == "ConfigMap")
            .ToDictionary(entry => entry.Root.Text("metadata", "name")!, entry => entry.Root.At("data").Map());
        foreach (var (worker, project) in Projects)
        {
            foreach (var pod in new[] { Deployment(worker), Job(worker) })
            {
                var container = Container(pod);
                var settings = container.At("envFrom").Items().SelectMany(from => maps[from.Text("configMapRef", "name")!])
                    .Concat(container.At("env").Items().Select(one => KeyValuePair.Create(one.Text("name")!, Filled(one)))).ToList();
                Assert.Equal(settings.Count, settings.Select(setting => setting.Key).Distinct().Count());
                await judge.Accepts(project, settings);
            }
        }
    }

    [Fact]
    public void No_file_has_a_secret_and_the_table_names_every_one_that_is_needed()
    {
        var readme = Repository.Read("infra", "k8s", "README.md");
        foreach (var (file, root) in All.Where(entry => entry.Root.Text("kind") == "ConfigMap"))
            Assert.All(root.At("data").Map(), setting => Assert.False(Checked.IsSecret(setting.Key), $"{file}: {setting.Key}"));
        foreach (var entry in All.Where(entry => entry.Root.Text("kind") is "Deployment" or "Job").SelectMany(entry => Container(entry.Root).At("env").Items()))
        {
            Assert.Null(entry.At("value"));
            if (entry.Text("valueFrom", "secretKeyRef", "key") is { } key)
            {
                Assert.Contains($"`{key}`", readme, StringComparison.Ordinal);
                Assert.Contains($"`{entry.Text("valueFrom", "secretKeyRef", "name")}`", readme, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Scaling_follows_the_queues_and_for_registries_the_budget()
    {
        var scaled = All.Where(entry => entry.Root.Text("kind") == "ScaledObject").Select(entry => entry.Root).ToList();
        Assert.All(scaled, one => Assert.True(Projects.ContainsKey(one.Text("spec", "scaleTargetRef", "name")!)));
        Assert.All(scaled, one => Assert.True(Number(one, "spec", "cooldownPeriod") > 60, "longer than the longest step"));

        var mail = Metadata(scaled, "email-verification");
        Assert.Equal(("http", "QueueLength", "false", "true"), (mail["protocol"], mail["mode"], mail["excludeUnacknowledged"], mail["useRegex"]));
        Assert.Matches(mail["queueName"], "email-verification.domain-registered");
        Assert.DoesNotMatch(mail["queueName"], "dead.email-verification");

        // More replicas than sessions are of no use.
        var settings = All.Single(entry => entry.Root.Text("kind") == "ConfigMap" && entry.Root.Text("metadata", "name") == "registry-submission").Root.At("data").Map();
        var registry = scaled.Single(one => one.Text("metadata", "name") == "registry-submission");
        foreach (var (key, sessions) in settings.Where(setting => setting.Key.EndsWith("__MaxSessions", StringComparison.Ordinal)))
        {
            var each = int.Parse(settings[key.Replace("MaxSessions", "SessionsPerInstance", StringComparison.Ordinal)], CultureInfo.InvariantCulture);
            Assert.True(Number(registry, "spec", "maxReplicaCount") * each <= int.Parse(sessions, CultureInfo.InvariantCulture), key);
        }
    }

    [Fact]
    public async Task Kustomize_builds_them()
    {
        var program = Programs.Find("kubectl");
        Assert.SkipWhen(program is null, "NOT BUILT BY kustomize: there is no kubectl.");
        foreach (var folder in new[] { "infra/k8s", "infra/k8s/topology" })
        {
            var (code, output) = await Programs.Run(program!, Repository.Root, ["kustomize", folder]);
            Assert.True(code == 0, output);
            Assert.Contains("namespace: domainworkers", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_setting_of_the_units_is_one_that_the_worker_knows_and_none_is_a_secret()
    {
        using var judge = new Checked();
        var common = Environment("common.env");
        var topology = Environment("topology.env");
        foreach (var project in Projects.Values)
        {
            var own = Environment($"{project}.env");
            Assert.All(common.Concat(own).Concat(topology), setting => Assert.True(setting.Value.Length == 0 || !Checked.IsSecret(setting.Key), setting.Key));
            await judge.Accepts(project, Fill(common.Concat(own)));
            await judge.Accepts(project, Fill(common.Where(setting => !topology.ContainsKey(setting.Key)).Concat(own).Concat(topology)));
        }
    }

    [Fact]
    public async Task Systemd_reads_the_units()
    {
        var program = Programs.Find("systemd-analyze");
        Assert.SkipWhen(program is null, "NOT VERIFIED BY systemd-analyze: there is none.");
        // Users, folders and files of the machine it will run on are not there: what is asked is whether the units are units.
        var folder = Directory.CreateTempSubdirectory("domainworkers-units-").FullName;
        try
        {
            foreach (var name in new[] { "domainworkers", "domainworkers-topology" })
            {
                var unit = File.ReadAllText(Repository.Path("infra", "systemd", $"{name}@.service"));
                File.WriteAllText(Path.Combine(folder, $"{name}@RegistrySubmission.service"),
                    Regex.Replace(unit, "(?m)^ExecStart=/usr/bin/dotnet", $"ExecStart={Programs.Find("dotnet")}"));
            }

            var (code, output) = await Programs.Run(program!, folder,
                ["verify", "--man=no", "domainworkers@RegistrySubmission.service", "domainworkers-topology@RegistrySubmission.service"]);
            Assert.DoesNotMatch("(?m)^.*domainworkers.*(Unknown|Invalid|Failed to parse|ignoring|not executable).*$", output);
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Compose_reads_its_file_with_and_without_those_who_watch()
    {
        var root = Manifests.Load(Repository.Path("docker-compose.yml")).Single();
        Assert.All(new[] { "prometheus", "grafana" }, name => Assert.Equal("watch", ((YamlScalarNode)root.At("services", name, "profiles").Items()[0]).Value));
        // Each worker that is started there is scraped, on the port that it answers on.
        var scraped = Repository.Read("infra", "prometheus", "prometheus.yml");
        foreach (var worker in Projects.Keys)
        {
            var port = new Uri(root.Text("services", worker, "environment", "Worker__HealthUrl")!).Port;
            Assert.Matches($"127\\.0\\.0\\.1:{port}\"\\]\\s+labels: \\{{ app: {worker} \\}}", scraped);
        }

        var program = Programs.Find("docker-compose");
        Assert.SkipWhen(program is null, "NOT READ BY docker-compose: there is none.");
        var text = Repository.Read("docker-compose.yml");
        var secrets = Regex.Matches(text, @"\$\{(\w+):\?").Select(match => match.Groups[1].Value).Distinct().ToDictionary(name => name, Checked.SecretFor);
        // It names an .env that a deployment makes.
        var copy = Directory.CreateTempSubdirectory("domainworkers-compose-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(copy, "docker-compose.yml"), text);
            File.WriteAllText(Path.Combine(copy, ".env"), "");
            var (code, output) = await Programs.Run(program!, copy, ["--profile", "watch", "config", "-q"], secrets);
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static YamlMappingNode Deployment(string worker) => Of("Deployment", worker);

    private static YamlMappingNode Job(string worker) => Of("Job", $"{worker}-topology");

    private static YamlMappingNode Of(string kind, string name) =>
        All.Single(entry => entry.Root.Text("kind") == kind && entry.Root.Text("metadata", "name") == name).Root;

    private static YamlNode Container(YamlNode pod) => Assert.Single(pod.At("spec", "template", "spec", "containers").Items());

    private static string Filled(YamlNode setting) =>
        setting.Text("valueFrom", "fieldRef", "fieldPath") is not null ? "a-pod-0" : Checked.SecretFor(setting.Text("name")!);

    private static int Number(YamlNode node, params string[] path) => int.Parse(node.Text(path)!, CultureInfo.InvariantCulture);

    private static IReadOnlyDictionary<string, string> Metadata(List<YamlMappingNode> scaled, string name) =>
        Assert.Single(scaled.Single(one => one.Text("metadata", "name") == name).At("spec", "triggers").Items()).At("metadata").Map();

    private static Dictionary<string, string> Environment(string file) => File.ReadAllLines(Repository.Path("infra", "systemd", file))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static IEnumerable<KeyValuePair<string, string>> Fill(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value.Length > 0 ? setting.Value : Checked.SecretFor(setting.Key)));
}
