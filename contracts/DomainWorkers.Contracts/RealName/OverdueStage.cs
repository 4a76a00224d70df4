namespace DomainWorkers.Contracts.RealName;

/// <summary>How late a review is.</summary>
public enum OverdueStage
{
    /// <summary>It takes longer than usual.</summary>
    Usual,

    /// <summary>It is later than was promised.</summary>
    Latest,
}
