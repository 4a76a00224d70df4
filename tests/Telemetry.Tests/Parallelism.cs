// Meters and activity sources belong to the process: one test at a time, so that each sees its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
