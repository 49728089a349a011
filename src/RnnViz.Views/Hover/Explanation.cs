using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Hover;

/// <summary>What the program says when somebody points at a thing: what it is, what its colours mean, what is good about a value.</summary>
/// <param name="topic">What it is about.</param>
/// <param name="name">What it is called.</param>
/// <param name="what">One or two sentences that say what it is.</param>
internal sealed class Explanation(Topic topic, string name, string what)
{
    private readonly string marks = "", value = "";
    private Worded? worded;

    /// <summary>What it is about.</summary>
    public Topic Topic { get; } = topic;

    /// <summary>What it is called, as words.</summary>
    public IReadOnlyList<SentenceWord> Name { get; } = Sentence.Read(name);

    /// <summary>What it is.</summary>
    public IReadOnlyList<SentenceWord> What { get; } = Sentence.Read(what);

    /// <summary>Its formula in the notation of <see cref="FormulaReader"/>, or null.</summary>
    public string? Formula { get; init; }

    /// <summary>What its colours and marks mean, or empty.</summary>
    public IReadOnlyList<SentenceWord> Marks { get; private init; } = [];

    /// <summary>What is good or bad about its value, or empty.</summary>
    public IReadOnlyList<SentenceWord> Value { get; private init; } = [];

    /// <summary>The sentence of <see cref="Marks"/>.</summary>
    public string MarksText { init => Marks = Sentence.Read(marks = value); }

    /// <summary>The sentence of <see cref="Value"/>.</summary>
    public string ValueText { init => Value = Sentence.Read(this.value = value); }

    /// <summary>The same with another formula.</summary>
    public Explanation WithFormula(string formula) => new(Topic, name, what) { Formula = formula, MarksText = marks, ValueText = value };

    /// <summary>The explanation in the wordings of a book; allocates only where it was asked for in other ones before.</summary>
    public Explanation In(FontBook fonts)
    {
        if (fonts.Labels is not { } labels)
        {
            return this;
        }

        if (worded is not { } known || known.By != labels)
        {
            var said = new Explanation(Topic, labels.Of(name), labels.Of(what))
            {
                Formula = Formula,
                MarksText = labels.Of(marks),
                ValueText = labels.Of(value),
            };
            worded = known = new Worded(labels, said);
        }

        return known.Said;
    }

    /// <summary>The explanation in wordings; kept as one, as any thread may ask.</summary>
    private sealed record Worded(Labels By, Explanation Said);
}
