using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class SampleRegistrantsTests
{
    [Fact]
    public async Task They_are_stored_once_however_often_they_are_loaded()
    {
        var rig = new VaultRig();
        var first = await SampleRegistrants.Load(rig.Review.Registrants, Token);
        Assert.Equal(SampleRegistrants.Drafts.Count, first.Count);
        Assert.Empty(await SampleRegistrants.Load(rig.Review.Registrants, Token));
        Assert.Empty(await rig.AccessTo());
    }

    [Fact]
    public async Task Loaded_by_many_at_once_each_stands_there_once()
    {
        var rig = new VaultRig();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SampleRegistrants.Load(rig.Review.Registrants, Token)));
        var stored = await rig.Stores.Registrants.Page(null, 100, Token);
        Assert.Equal(SampleRegistrants.Drafts.Count, stored.Count);
        Assert.All(stored, document => Assert.Equal(1, document.ProfileVersion));
    }

    [Fact]
    public void They_cover_the_regions_both_kinds_and_both_accounts()
    {
        var drafts = SampleRegistrants.Drafts;
        Assert.Equal(drafts.Count, drafts.Select(draft => draft.Id).Distinct().Count());
        Assert.Equal(["acme", "globex"], drafts.Select(draft => draft.Account).Distinct().Order());
        Assert.Equal(Enum.GetValues<RegistrantRegion>(), drafts.Select(draft => draft.Region).Distinct().Order());
        Assert.Equal(Enum.GetValues<RegistrantKind>(), drafts.Select(draft => draft.Kind).Distinct().Order());
        Assert.Contains(drafts, draft => draft.Identity is null);
    }

    [Fact]
    public void They_are_invented()
    {
        foreach (var draft in SampleRegistrants.Drafts)
        {
            Assert.EndsWith(".example", draft.Contact!.Email.Reveal(), StringComparison.Ordinal);
            if (draft.Identity is { } identity && identity.Kind.Reveal() == "SFZ")
                Assert.Equal("1900", identity.Number.Reveal().Substring(6, 4));
        }
    }

    [Fact]
    public void Their_resident_numbers_have_the_right_check_character()
    {
        var numbers = Numbers("SFZ");
        Assert.Equal(2, numbers.Length);
        Assert.All(numbers, number => Assert.Equal(1, Weighted(number)));
        Assert.Contains(numbers, number => number.EndsWith('X'));

        // GB 11643 as ISO 7064 MOD 11-2: the weighted sum of all 18 characters leaves 1.
        static int Weighted(string number)
        {
            var remainder = 0;
            foreach (var character in number)
                remainder = ((remainder * 2) + (character == 'X' ? 10 : character - '0')) % 11;
            return remainder;
        }
    }

    [Fact]
    public void Their_credit_codes_have_both_check_characters()
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var codes = Numbers("XYDM");
        Assert.Equal(2, codes.Length);
        foreach (var code in codes.Append("91110000600037341L")) // a published one, so that the test is no second guess
        {
            Assert.Equal(18, code.Length);
            var (sum, weight) = (Alphabet.IndexOf(code[17], StringComparison.Ordinal), 1);
            foreach (var character in code.AsSpan(0, 17))
            {
                sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
                weight = weight * 3 % 31;
            }
            Assert.Equal(0, sum % 31); // GB 32100

            int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
            var organisation = code.Substring(8, 9);
            var own = weights.Select((factor, place) => factor * Value(organisation[place])).Sum() + (organisation[8] == 'X' ? 10 : organisation[8] - '0');
            Assert.Equal(0, own % 11); // GB 11714
        }

        static int Value(char character) => char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
    }

    [Fact]
    public async Task The_registry_can_be_given_every_one_of_them()
    {
        var rig = new VaultRig();
        await SampleRegistrants.Load(rig.Review.Registrants, Token);
        foreach (var draft in SampleRegistrants.Drafts)
        {
            var contact = await rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(draft.Id, Purpose.RegistryContact, "op", Token);
            Assert.NotNull(contact.International);
            Assert.Equal(draft.Region == RegistrantRegion.Other, contact.Local is null);
        }
    }

    private static string[] Numbers(string kind) =>
    [
        .. SampleRegistrants.Drafts.Select(draft => draft.Identity).Where(identity => identity?.Kind.Reveal() == kind)
            .Select(identity => identity!.Number.Reveal()),
    ];
}
