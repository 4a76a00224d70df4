namespace DomainWorkers.VspSimulator;

/// <summary>nv:create with dnv: a code for a domain label, at once, later or never.</summary>
internal sealed class CreateDomainNameCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var input = context.Body.Element(Ns.Nv + "dnv")!;
        if (Labels.Normal(input.Element(Ns.Nv + "name")!.Value) is not { } label)
            return Answer.Of(2005, "Not a label.");
        Verification? realName = null;
        if (input.Element(Ns.Nv + "rnvCode")?.Value.Trim() is { } code)
        {
            realName = context.Register.Find(code);
            if (realName is not { Type: Verification.RealName })
                return Answer.Of(2303, $"{code} is no real-name code.");
            if (realName.Account != context.Account)
                return Answer.Of(2201, $"{code} is another registrar's.");
        }

        return Submission.Take(context, Verification.Domain, input, label, context.Rules.Flaw(label, realName), Marks.OfLabel(label));
    }
}

/// <summary>nv:create with rnv: a code for a person or organisation.</summary>
internal sealed class CreateRealNameCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var input = context.Body.Element(Ns.Nv + "rnv")!;
        var (name, number) = (RealNameRules.Name(input), RealNameRules.Number(input));
        var subject = context.Hashes.Subject(input.Attribute("role")!.Value, name, number);
        return Submission.Take(
            context, Verification.RealName, input, subject, RealNameRules.Flaw(input, context.Options), Marks.OfRealName(name, number));
    }
}
