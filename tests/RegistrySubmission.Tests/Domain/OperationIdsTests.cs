using System.Text.RegularExpressions;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.Pump;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class OperationIdsTests
{
    [Fact]
    public void A_domain_id_is_derived_from_its_operation_for_ever() =>
        // Stored under these ids: another value would bring a second life to what is already there.
        Assert.Equal("d-25lsfuitlwdnd2hsmigvhn2elg", OperationIds.DomainId("acme/register/reg-1"));

    [Fact]
    public void Ids_of_many_orders_differ_and_fit_their_forms()
    {
        var ids = Enumerable.Range(0, 20_000).Select(order => OperationIds.DomainId($"acme/register/o-{order}")).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches(ContractPatterns.DomainId, id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Each_try_has_a_clTRID_of_its_own_within_the_lengths_of_RFC_5730(int send)
    {
        var id = OperationIds.ClientTransactionId($"acme/register/{new string('o', 100)}", send);
        Assert.InRange($"{id}-i".Length, 3, 64);
        Assert.Matches(new Regex("^[a-z0-9-]+$"), id);
        Assert.NotEqual(id, OperationIds.ClientTransactionId($"acme/register/{new string('o', 100)}", send - 1));
    }

    [Fact]
    public void The_same_order_id_stands_for_one_operation_per_account_and_kind()
    {
        var ids = from account in new[] { "acme", "other" }
                  from kind in new[] { OperationKind.Register, OperationKind.Renew }
                  select OperationState.IdOf(account, kind, "o-1");
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 20)]
    [InlineData(1_000_000, 20)]
    public void Waits_double_up_to_the_longest(int tries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackOff.After(tries, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)));
}
