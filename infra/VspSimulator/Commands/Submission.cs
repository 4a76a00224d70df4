using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>What both kinds of create have in common: the authInfo, the course that is taken, the answer.</summary>
internal static class Submission
{
    /// <summary>The password of an authInfo, or why there is none.</summary>
    public static (string? Password, Answer? Refusal) Password(XElement authInfo)
    {
        if (authInfo.Element(Ns.Nv + "pw") is not { } element)
            return (null, Answer.Of(2102, "authInfo ext"));
        return element.Value.Trim() is { Length: > 0 } password ? (password, null) : (null, Answer.Of(2306, "An empty authInfo."));
    }

    /// <param name="context">The create command.</param>
    /// <param name="type">domain or real-name.</param>
    /// <param name="input">The dnv or rnv element.</param>
    /// <param name="key">What the ledger calls the object.</param>
    /// <param name="flaw">What lists and formats say against it.</param>
    /// <param name="mark">What the submission asks for.</param>
    public static Answer Take(CommandContext context, string type, XElement input, string key, Finding? flaw, Mark mark)
    {
        var (password, refusal) = Password(context.Body.Element(Ns.Nv + "authInfo")!);
        if (refusal is not null)
            return refusal;

        var hash = context.Hashes.Submission(input);
        var twice = context.Register.Stands(context.Account, hash);
        var (earlier, first) = context.Register.Count(context.Account, key, context.Now);
        var course = Course.Of(type, flaw, mark, earlier, context.Now - first, context.Fault?.Action, context.Options);
        var act = new SubmissionAct(key, hash, type, VerificationStatus.NonCompliant, null, course.Finding, twice);
        var decided = course.After == TimeSpan.Zero;
        if (decided && course.Finding is { } finding)
            return new Answer(context.Options.RefusalCode) { Data = NvXml.Failed(finding), Note = act };

        var verification = new Verification(
            context.Register.NewCode(), type, context.Account, decided ? VerificationStatus.Compliant : VerificationStatus.PendingCompliant,
            context.Now, password!, input.ToString(SaveOptions.DisableFormatting), key)
        {
            Submission = hash,
            DueAt = decided ? null : context.Now + course.After,
            Finding = decided ? null : course.Finding,
            NoticeLost = course.NoticeLost,
            DecidedAt = decided ? context.Now : null,
        };
        context.Register.Put(verification);
        act = act with { Status = verification.Status, Code = verification.Code, Finding = null };
        return decided
            ? new Answer(1000) { Data = NvXml.Succeeded(verification, context.Sign(verification)), Note = act }
            : new Answer(1001) { Data = NvXml.Pending(verification), Note = act };
    }
}
