namespace RnnViz.Tests.State;

/// <summary>Tests that change where the program keeps things, which is one place for the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StateCollection
{
    public const string Name = "where the program keeps things";
}
