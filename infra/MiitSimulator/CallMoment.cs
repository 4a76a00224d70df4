namespace DomainWorkers.MiitSimulator;

/// <summary>How far a call has come.</summary>
public enum CallMoment
{
    /// <summary>Read, and nothing done.</summary>
    Arrived,

    /// <summary>Done, and nothing of the answer sent.</summary>
    Done,

    /// <summary>The answer was handed to the network.</summary>
    Answered,
}
