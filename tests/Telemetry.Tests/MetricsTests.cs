using System.Text.RegularExpressions;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.Telemetry.Tests.Rig;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>What a run exports.</summary>
[Collection(nameof(ExportedRun))]
public sealed partial class MetricsTests(ExportedRun run)
{
    [Theory]
    [InlineData("domainworkers_messages_total", "worker=registry-submission type=submit-registration outcome=consumed", 2)]
    [InlineData("domainworkers_messages_total", "worker=registry-submission type=submit-registration outcome=rejected", 1)]
    [InlineData("domainworkers_messages_total", "worker=miit-sync type=domain-registered outcome=consumed", 2)]
    [InlineData("domainworkers_handler_duration_seconds_count", "worker=registry-submission type=submit-registration", 3)]
    [InlineData("messaging_client_consumed_messages_total", "messaging_destination_name=registry-submission.submit-registration", 3)]
    [InlineData("messaging_process_duration_seconds_count", "messaging_destination_name=registry-submission.submit-registration", 3)]
    [InlineData("domainworkers_rejects_total", "worker=registry-submission reason=required", 1)]
    [InlineData("domainworkers_parked_total", "worker=registry-submission reason=rejected", 1)]
    [InlineData("domainworkers_parked_items", "worker=registry-submission collection=parked", 1)]
    [InlineData("domainworkers_parked_items", "worker=registry-submission collection=operations", 0)]
    [InlineData("domainworkers_epp_command_duration_seconds_count", "registry=cnnic command=domain:create result=1000", 1)]
    [InlineData("domainworkers_epp_command_duration_seconds_count", "registry=cnnic command=domain:create result=unanswered", 1)]
    [InlineData("domainworkers_ministry_line_stopped", "", 0)]
    [InlineData("domainworkers_unknown_outcomes", "worker=registry-submission collection=operations", 0)]
    [InlineData("domainworkers_unknown_oldest_age_seconds", "worker=registry-submission collection=operations", 0)]
    public void Counts_what_happened(string name, string labels, double value) => Assert.Equal(value, One(run.Series, name, labels).Value);

    [Theory]
    [InlineData("domainworkers_mails_total", "worker=email-verification channel=mail result=accepted", 1)]
    [InlineData("domainworkers_ministry_files_total", "direction=upload result=taken", 1)]
    [InlineData("domainworkers_publications_total", "type=dw.domain-registered outcome=confirmed", 2)]
    [InlineData("domainworkers_sweeps_total", "worker=email-verification sweep=sending outcome=found", 1)]
    [InlineData("domainworkers_store_commands_total", "db_operation_name=find db_collection_name=parked db_namespace=dw-registry-submission", 1)]
    [InlineData("domainworkers_claims_expired_total", "worker=notes collection=notes", 1)]
    [InlineData("domainworkers_epp_commands_allowed", "registry=cnnic", 500)]
    [InlineData("domainworkers_certificate_days_left", "registry=cnnic", 1)]
    [InlineData("domainworkers_epp_sessions", "registry=cnnic state=idle", 0)]
    [InlineData("domainworkers_epp_budget_remaining", "registry=cnnic", 0)]
    [InlineData("domainworkers_sampled_timestamp_seconds", "worker=registry-submission", 1_000_000_000)]
    [InlineData("domainworkers_due_items", "worker=email-verification collection=domains", 0)]
    [InlineData("domainworkers_due_oldest_age_seconds", "worker=email-verification collection=domains", 0)]
    [InlineData("domainworkers_outbox_pending", "worker=registry-submission collection=domains", 0)]
    [InlineData("domainworkers_outbox_oldest_age_seconds", "worker=registry-submission collection=domains", 0)]
    public void Exports_it_under_its_documented_name(string name, string labels, double atLeast) =>
        Assert.True(One(run.Series, name, labels).Value >= atLeast);

    // Left out of every run: on a busy machine the doubt is settled before the sample is taken.
    [Fact(Explicit = true)]
    public void Shows_a_doubt_while_it_lasts()
    {
        Assert.Equal(1, One(run.Doubtful, "domainworkers_unknown_outcomes", "worker=registry-submission collection=operations").Value);
        Assert.True(One(run.Doubtful, "domainworkers_unknown_oldest_age_seconds", "worker=registry-submission collection=operations").Value > 0);
    }

    [Fact]
    public void Says_who_exports()
    {
        var target = Assert.Single(run.Series, series => series.Name == "target_info");

        Assert.Equal(("all-in-one", "replica-1"), (target["service_name"], target["service_instance_id"]));
        Assert.Contains(run.Series, series => series.Name == "dotnet_process_memory_working_set_bytes");
    }

    [Fact]
    public void More_orders_accounts_and_domains_add_no_series()
    {
        // A code that was not met before is one of few; an order, account or domain would be one of many.
        var added = run.AfterMany.Select(series => series.Identity).Except(run.Series.Select(series => series.Identity))
            .Where(series => series.StartsWith("domainworkers", StringComparison.Ordinal) || series.StartsWith("messaging", StringComparison.Ordinal))
            .Where(series => !Bounded().IsMatch(series)).ToList();

        Assert.Empty(added);
        Assert.InRange(run.AfterMany.Count, 100, 6000);
    }

    [Fact]
    public void Labels_hold_nothing_of_a_person_an_order_an_account_or_a_domain()
    {
        Assert.All(Canaries.All, canary => Assert.DoesNotContain(canary, run.Text, StringComparison.OrdinalIgnoreCase));
        var labels = run.Series.SelectMany(series => series.Labels).Where(label => label.Key is not ("le" or "result")).Select(label => label.Value).Distinct();
        Assert.All(labels, value => Assert.DoesNotMatch(@"@|\d{6,}|^acme$|^globex$", value));
    }

    /// <summary>Sweeps that found something for the first time, result codes, and messages of a later step in the life of the same order.</summary>
    [GeneratedRegex("^domainworkers_(sweeps_total|publications_total|claims_expired_total|epp_command_duration)|(outcome|result|type|messaging_destination_name)=")]
    private static partial Regex Bounded();

    private static Series One(IReadOnlyList<Series> series, string name, string labels) => series.SingleOrDefault(one => one.Name == name && Has(one, labels))
        ?? throw new Xunit.Sdk.XunitException(
            $"No {name}{{{labels}}}; there are:\n{string.Join('\n', series.Where(one => one.Name == name).Select(one => one.Identity))}"
            + (series.Any(one => one.Name == name) ? "" : string.Join('\n', series.Select(one => one.Name).Distinct())));

    private static bool Has(Series series, string labels) => labels.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(label => label.Split('=', 2)).All(label => series[label[0]] == label[1]);
}

/// <summary>What must stand nowhere: the sample registrants' data, and names that only these tests use.</summary>
internal static class Canaries
{
    public static IReadOnlyList<string> All { get; } =
    [
        "canary",
        .. SampleRegistrants.Drafts.Where(draft => draft.Id is "acme-company" or "globex-company").SelectMany(draft => new[]
        {
            draft.Contact!.Phone.Reveal(), draft.Contact!.Email.Reveal(), draft.Identity?.Number.Reveal() ?? "",
            draft.Contact!.International?.Name.Reveal() ?? "", draft.Contact!.Local?.Name.Reveal() ?? "",
        }).Where(value => value.Length > 3),
    ];
}
