using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Hover;

/// <summary>The one catalogue of what the program explains: in the lessons of each cell each topic once.</summary>
internal static class Explanations
{
    private static readonly ExplanationSection[] Vanilla =
    [
        new("Timesteps", TimestepExplanations.All),
        new("Training", TrainingExplanations.All),
        new("Geometry", GeometryExplanations.All),
        new("Runs beside each other", ContrastExplanations.All),
        new("Forward and loss", ForwardExplanations.All),
        new("Backward", BackwardExplanations.All),
        new("Update", UpdateExplanations.All),
        new("Tasks", TaskExplanations.All),
        new("Bars and controls", [.. BarExplanations.All, .. ControlExplanations.All]),
    ];

    private static readonly ExplanationSection[][] ByCell =
    [
        Vanilla,
        Gated([.. LstmExplanations.All, .. NodeExplanations.OfLstm], [.. GatedExplanations.OfLstm, .. GatedExplanations.Both]),
        Gated([.. GruExplanations.All, .. NodeExplanations.OfGru], [.. GatedExplanations.OfGru, .. GatedExplanations.Both]),
    ];

    private static readonly ExplanationSection[][] OfRecordings = [.. ByCell.Select(Recorded)];

    // after the sections, of which they are made
    private static readonly Explanation?[][] ByTopic = [.. ByCell.Select(Index)], ByRecordedTopic = [.. OfRecordings.Select(Index)];

    /// <summary>All that is explained in the lessons of a cell, as it is read from top to bottom.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isRecorded">Whether its steps are a recording's.</param>
    public static IReadOnlyList<ExplanationSection> Sections(CellKind cell, bool isRecorded = false) =>
        (isRecorded ? OfRecordings : ByCell)[(int)cell];

    /// <summary>The explanation of a topic in the lessons of a cell; null for what these do not have.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isRecorded">Whether its steps are a recording's.</param>
    public static Explanation? Of(Topic topic, CellKind cell, bool isRecorded = false) =>
        (isRecorded ? ByRecordedTopic : ByTopic)[(int)cell][(int)topic];

    /// <summary>The sections of a cell with what is said otherwise of a recording, after what only that has.</summary>
    private static ExplanationSection[] Recorded(ExplanationSection[] sections)
    {
        IEnumerable<ExplanationSection> others = sections.Select(section => section with
        {
            Entries =
            [
                .. section.Entries.Where(entry => !RecordedExplanations.Absent.Contains(entry.Topic)).Select(
                    entry => RecordedExplanations.Instead.FirstOrDefault(other => other.Topic == entry.Topic)
                        ?? RecordedExplanations.Without(entry)),
            ],
        });
        return [new ExplanationSection("Recording", RecordedExplanations.Own), .. others.Where(section => section.Entries.Count > 0)];
    }

    /// <summary>The sections of the vanilla cell with what is said otherwise of another, and one more of what only it has.</summary>
    private static ExplanationSection[] Gated(IReadOnlyList<Explanation> own, Explanation[] instead)
    {
        Explanation Said(Explanation explanation) => Array.Find(instead, other => other.Topic == explanation.Topic) ?? explanation;
        List<ExplanationSection> sections =
        [
            .. Vanilla.Select(section => section with
            {
                Entries = [.. section.Entries.Where(entry => !GatedExplanations.Absent.Contains(entry.Topic)).Select(Said)],
            }),
        ];
        sections.Insert(1, new ExplanationSection("Gates", own));
        return [.. sections];
    }

    private static Explanation?[] Index(ExplanationSection[] sections)
    {
        var index = new Explanation?[Enum.GetValues<Topic>().Length];
        foreach (ExplanationSection section in sections)
        {
            foreach (Explanation explanation in section.Entries)
            {
                index[(int)explanation.Topic] = explanation;
            }
        }

        return index;
    }
}
