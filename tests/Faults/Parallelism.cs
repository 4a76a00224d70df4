// One run at a time: each has worker processes of its own and wants the machine for itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
