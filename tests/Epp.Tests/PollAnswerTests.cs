using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class PollAnswerTests
{
    [Fact]
    public void An_empty_queue_is_not_a_failure()
    {
        var response = Frames.Poll("rfc5730-no-messages");

        Assert.Equal(EppCodeClass.NoMessages, response.Class(isTransform: false));
        Assert.Null(response.Queue);
        Assert.Null(response.Data);
    }

    [Fact]
    public void A_message_has_an_id_a_date_a_text_and_its_data()
    {
        var response = Frames.Poll("rfc5730-poll-transfer");

        Assert.Equal(EppCodeClass.Message, response.Class(isTransform: false));
        Assert.Equal((5, "12345"), (response.Queue!.Count, response.Queue.Id));
        Assert.Equal(new DateTimeOffset(2000, 6, 8, 22, 0, 0, TimeSpan.Zero), response.Queue.QueuedAt);
        Assert.Equal("Transfer requested.", response.Queue.Text);
        Assert.Equal("ClientX", response.Data!.Item<DomainTransferData>()!.RequestedBy);
    }

    [Fact]
    public void A_text_with_markup_keeps_it()
    {
        var queue = Frames.Poll("rfc5730-poll-mixed").Queue!;

        Assert.Equal("Credit balance low. 1005", queue.Text);
        Assert.Equal(["limit", "bal"], queue.Markup!.Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public void The_answer_to_an_ack_tells_what_is_left() =>
        Assert.Equal(4, Frames.Read("rfc5730-ack", new PollAck("12345")).Queue!.Count);

    [Theory]
    [InlineData("rfc5731-poll-pending-done", "domain", "example.com", true, "ABC-12345")]
    [InlineData("rfc5732-poll-pending-refused", "host", "ns1.example.com", false, "ABC-12346")]
    [InlineData("rfc5733-poll-pending-done", "contact", "sh8013", true, "ABC-12345")]
    public void A_pending_action_is_matched_to_its_command(string frame, string mapping, string key, bool succeeded, string clientTransactionId)
    {
        var action = Frames.Poll(frame).Data!.Item<EppPendingActionData>()!;

        Assert.Equal((mapping, key, succeeded, clientTransactionId), (action.Mapping, action.Key, action.Succeeded, action.ClientTransactionId));
        Assert.Equal(new DateTimeOffset(1999, 4, 4, 22, 0, 0, TimeSpan.Zero), action.DecidedAt);
    }

    [Theory]
    [InlineData("rfc8590-urs-before", ChangePollState.Before, "ok")]
    [InlineData("rfc8590-urs-after", ChangePollState.After, "serverHold")]
    public void A_change_by_the_registry_comes_with_the_object(string frame, ChangePollState state, string status)
    {
        var response = Frames.Poll(frame);
        var change = response.Extension<ChangePollData>()!;

        Assert.Equal((state, "update", "URS Admin"), (change.State, change.Operation, change.Who));
        Assert.Equal(("urs123", "urs", "URS Lock"), (change.CaseId, change.CaseType, change.Reason));
        Assert.True(response.Data!.Item<DomainInfoData>()!.Has(status));
    }

    [Fact]
    public void A_change_without_a_state_shows_what_is_after_it()
    {
        var change = Frames.Poll("rfc8590-purge").Extension<ChangePollData>()!;

        Assert.Equal((ChangePollState.After, "delete", "purge", "court"), (change.State, change.Operation, change.OperationDetail, change.CaseName));
    }

    [Fact]
    public void Data_that_were_not_asked_for_at_login_are_named_and_do_not_hide_the_rest()
    {
        var response = Frames.Poll("rfc9038-poll-unhandled");

        Assert.Equal(EppNamespaces.ChangePoll.Uri, Assert.Single(response.Result.ExtendedValues).UnhandledNamespace);
        Assert.True(response.Data!.Item<DomainInfoData>()!.Has("serverHold"));
        Assert.Equal("202", response.Queue!.Id);
    }

    [Fact]
    public void Notices_of_a_due_report_of_low_credit_and_of_a_renewal_are_read()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero), Frames.Poll("verisign-poll-restore-due").Data!.Item<RgpPollData>()!.ReportDueAt);
        Assert.Equal(new LowBalanceData("Foobar, Inc.", "1000", "10", "PERCENT", "80"), Frames.Poll("verisign-poll-low-balance").Data!.Item<LowBalanceData>());
        Assert.Equal(2027, Frames.Poll("poll-auto-renewed").Data!.Item<DomainRenewData>()!.ExpiresAt!.Value.Year);
    }

    [Fact]
    public void A_vocabulary_of_ones_own_reads_what_the_library_does_not_know()
    {
        var ns = new EppNamespace("x", "urn:example:never-heard-of");
        var own = EppVocabulary.Standard.With(ns, "strange", element => element.Descendants(ns.Name("deeper")).Single().Value);

        var response = EppResponseReader.Read(Frames.Bytes("unknown-extension"), new DomainInfo("a"), own);

        Assert.Equal("text", response.Extension<string>());
    }
}
