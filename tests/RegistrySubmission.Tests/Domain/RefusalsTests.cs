using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData(2302, "NameTaken")]
    [InlineData(2303, "RegistryUnknownObject")]
    [InlineData(2304, "RegistryStatusProhibits")]
    [InlineData(2305, "RegistryAssociationProhibits")]
    [InlineData(2306, "RegistryPolicy")]
    [InlineData(2308, "RegistryDataPolicy")]
    [InlineData(2105, "RegistryNotRenewable")]
    [InlineData(2201, "RegistryNotSponsor")]
    [InlineData(2004, "RegistryValueRange")]
    [InlineData(2005, "RegistryValueSyntax")]
    [InlineData(2999, "RegistryRefused")]
    public void A_refusal_by_the_registry_names_its_code_in_words_of_ours(int code, string expected)
    {
        var reason = Refusals.ByRegistry(code);
        Assert.Equal((expected, code), (reason.Code, reason.RegistryCode));
        Assert.Matches("[A-Za-z]", reason.English);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", reason.Chinese);
    }
}
