namespace DomainWorkers.Epp;

/// <summary>A command that got no answer. Which subclass it is tells what is known about the command's effect.</summary>
public abstract class EppException : Exception
{
    private protected EppException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
