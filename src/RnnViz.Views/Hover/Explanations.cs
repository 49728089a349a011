namespace RnnViz.Views.Hover;

/// <summary>The one catalogue of what the program explains: each topic once.</summary>
internal static class Explanations
{
    /// <summary>All of them, as they are read from top to bottom.</summary>
    public static IReadOnlyList<ExplanationSection> Sections { get; } =
    [
        new("Timesteps", TimestepExplanations.All),
        new("Training", TrainingExplanations.All),
        new("Forward and loss", ForwardExplanations.All),
        new("Gated cells", GatedExplanations.All),
        new("Backward", BackwardExplanations.All),
        new("Update", UpdateExplanations.All),
        new("Tasks", TaskExplanations.All),
        new("Bars and controls", [.. BarExplanations.All, .. ControlExplanations.All]),
    ];

    // after the sections, of which it is made
    private static readonly Explanation?[] ByTopic = Index();

    /// <summary>The explanation of a topic; null for none.</summary>
    public static Explanation? Of(Topic topic) => ByTopic[(int)topic];

    private static Explanation?[] Index()
    {
        var index = new Explanation?[Enum.GetValues<Topic>().Length];
        foreach (ExplanationSection section in Sections)
        {
            foreach (Explanation explanation in section.Entries)
            {
                index[(int)explanation.Topic] = explanation;
            }
        }

        return index;
    }
}
