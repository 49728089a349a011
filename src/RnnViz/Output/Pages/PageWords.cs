using System.Globalization;
using System.Reflection;
using RnnViz.Lessons.Phases;

namespace RnnViz.Output.Pages;

/// <summary>Every word of the pages that is not the lesson's.</summary>
internal static class PageWords
{
    /// <summary>The language of the words, as HTML has it.</summary>
    public const string Language = "en";

    /// <summary>The step of so many, and with its place.</summary>
    public const string StepOf = "Step {0} of {1}", ValueOf = "{0} of {1}: {2}";

    /// <summary>What opens an answer in the list of all steps.</summary>
    public const string Answer = "Answer";

    /// <summary>Beside a call-out whose claim the numbers of this run contradict.</summary>
    public const string NotSo = "Not so in this run: another seed than the lesson's gives other numbers.";

    /// <summary>The group of all steps where they are the lesson's stops alone.</summary>
    public const string Stops = "Stops of the lesson";

    /// <summary>The program and its version.</summary>
    public static string Generator { get; } = "RnnViz "
        + typeof(PageWords).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>What the script of a page says.</summary>
    public static IReadOnlyDictionary<string, string> ForScripts { get; } = new Dictionary<string, string>
    {
        ["stepOf"] = StepOf,
        ["valueOf"] = ValueOf,
        ["pages"] = "{0} pages",
        ["onePage"] = "{0} page",
    };

    /// <summary>What stands on the hand-out, by the places of its template.</summary>
    public static IReadOnlyDictionary<string, string> Handout { get; } = new Dictionary<string, string>
    {
        ["first"] = "First step",
        ["previous"] = "Previous step",
        ["next"] = "Next step",
        ["last"] = "Last step",
        ["controls"] = "Steps",
        ["timeline"] = "Timeline",
        ["allSteps"] = "All steps",
        ["reveal"] = "Reveal the answer",
        ["printed"] = "On paper",
        ["printAll"] = "all steps",
        ["printStops"] = "the stops",
        ["printThis"] = "this step",
        ["keys"] = "Keys: ← → a step, PageUp and PageDown a stop, Home and End. On a phone: swipe over the picture.",
    };

    /// <summary>Where the page comes from.</summary>
    public static string MadeFrom(Recording recording) =>
        string.Create(CultureInfo.InvariantCulture, $"Made by {Generator} from the lesson {recording.Lesson.Name}, seed {recording.Seed}.");

    /// <summary>An iteration as the heading of its steps.</summary>
    public static string Iteration(int iteration) => string.Create(CultureInfo.InvariantCulture, $"Iteration {iteration}");

    /// <summary>A phase.</summary>
    public static string Name(Phase phase) => phase switch
    {
        Phase.Forward => "forward",
        Phase.Loss => "loss",
        Phase.Backward => "backward",
        _ => "update",
    };

    /// <summary>A term, in the notation of the panels.</summary>
    public static string Name(Term term) => term switch
    {
        Term.Gates => "gates",
        Term.CellState => "cell state",
        Term.State => "state",
        Term.Losses => "losses",
        Term.OutputError => "error of the output",
        Term.HiddenGradient => "∂L/∂h",
        Term.CellGradient => "∂L/∂c",
        Term.Delta => "δ",
        Term.RecurrentTerm => "term of ∂L/∂Whh",
        Term.InputTerm => "term of ∂L/∂Wxh",
        Term.OutputTerm => "term of ∂L/∂Why",
        Term.BackpropagateCell => "on to t − 1 past the weights",
        Term.BackpropagateHidden => "on to t − 1 through the weights",
        Term.GradientNorm => "norm of the gradient",
        Term.Clip => "clipping",
        _ => "new weights",
    };
}
