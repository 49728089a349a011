// Windows share one screen, one keyboard and two processor cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
