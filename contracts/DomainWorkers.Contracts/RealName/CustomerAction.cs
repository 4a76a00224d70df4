namespace DomainWorkers.Contracts.RealName;

/// <summary>What the customer has to do after a review failed.</summary>
public enum CustomerAction
{
    /// <summary>Nothing; we look into it.</summary>
    None,

    /// <summary>Wait, and have it reviewed again later with nothing changed.</summary>
    Wait,

    /// <summary>Correct the profile.</summary>
    CorrectProfile,

    /// <summary>Hand in better images.</summary>
    ReplaceImages,

    /// <summary>Hand in what is missing.</summary>
    SubmitMaterial,

    /// <summary>Use another kind of document.</summary>
    ChooseOtherDocument,

    /// <summary>Choose another name.</summary>
    ChooseOtherName,

    /// <summary>Have the name held by the one who qualifies for it.</summary>
    ChangeHolder,

    /// <summary>Ask the registrar.</summary>
    ContactSupport,
}
