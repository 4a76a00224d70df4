namespace DomainWorkers.VspSimulator;

/// <summary>What becomes of a submission: decided when, how, and whether anybody is told.</summary>
/// <param name="Finding">Why it is decided against; null for.</param>
/// <param name="After">Business time until the decision; zero is at once, null only by the staff.</param>
/// <param name="NoticeLost">Decided without a message.</param>
internal sealed record Course(Finding? Finding, TimeSpan? After, bool NoticeLost)
{
    private static readonly TimeSpan NewCardTime = TimeSpan.FromDays(10);

    /// <param name="type">domain or real-name.</param>
    /// <param name="flaw">What the lists and formats say; it is told at once.</param>
    /// <param name="mark">What the submission asks for.</param>
    /// <param name="earlier">Submissions about the same before this one.</param>
    /// <param name="sinceFirst">Business time since the first of them.</param>
    /// <param name="fault">Refuse or Pend override the rules.</param>
    /// <param name="options">Review times.</param>
    public static Course Of(
        string type, Finding? flaw, Mark mark, int earlier, TimeSpan sinceFirst, FaultAction? fault, ProviderOptions options)
    {
        if (flaw is not null)
            return new Course(flaw, TimeSpan.Zero, false);
        var review = type == Verification.Domain ? options.DomainReview : options.RealNameReview;
        var finding = fault == FaultAction.Refuse ? Finding.Scripted : OfMark(type, mark, earlier, sinceFirst);
        if (mark == Mark.Undecided)
            return new Course(finding, null, false);
        var waits = fault == FaultAction.Pend || mark is Mark.Pend or Mark.PendThenRefuse or Mark.Unannounced;
        var after = waits && review == TimeSpan.Zero ? options.MarkedReview : review;
        return new Course(finding, after, mark == Mark.Unannounced);
    }

    private static Finding? OfMark(string type, Mark mark, int earlier, TimeSpan sinceFirst) => mark switch
    {
        Mark.Refuse or Mark.PendThenRefuse => type == Verification.Domain ? Finding.LabelRefused : Finding.NameNumberMismatch,
        Mark.RefuseOnce when earlier == 0 => type == Verification.Domain ? Finding.LabelRefused : Finding.DocumentUnreadable,
        Mark.NewCard when sinceFirst < NewCardTime => Finding.NotInDatabase,
        _ => null,
    };
}
