namespace DomainWorkers.VspSimulator;

/// <summary>nv:update: nothing but the authInfo can be changed.</summary>
internal sealed class UpdateCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Register.Find(context.Command.ObjectName) is not { } verification)
            return Answer.Of(2303);
        if (verification.Account != context.Account)
            return Answer.Of(2201);
        var (password, refusal) = Submission.Password(context.Body.Element(Ns.Nv + "chg")!.Element(Ns.Nv + "authInfo")!);
        if (refusal is not null)
            return refusal;
        context.Register.Put(verification with { AuthInfo = password! });
        return Answer.Of(1000);
    }
}
