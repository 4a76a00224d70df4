namespace DomainWorkers.MiitSync.Domain;

/// <summary>What an answer of the ministry means for the one who called.</summary>
internal enum MessageClass
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>The same call, some time later.</summary>
    Later,

    /// <summary>Files are missing there: send exactly those first.</summary>
    SelfHeal,

    /// <summary>The file is too large or not one: make smaller ones.</summary>
    Split,

    /// <summary>Our settings or our rights are wrong: a person has to change them; it is tried again, rarely.</summary>
    Configuration,

    /// <summary>It must not happen: a bug of ours, or an interface that has changed.</summary>
    Alert,
}
