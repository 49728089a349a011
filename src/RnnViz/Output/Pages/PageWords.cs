using System.Globalization;
using System.Reflection;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Output.Moments;
using RnnViz.Views.Panels.Curves;

namespace RnnViz.Output.Pages;

/// <summary>Every word of the pages that is not the lesson's.</summary>
internal static class PageWords
{
    /// <summary>The language of the words, as HTML has it.</summary>
    public const string Language = "en";

    /// <summary>The step of so many, and with its place.</summary>
    public const string StepOf = "Step {0} of {1}", ValueOf = "{0} of {1}: {2}", SlideOf = "Slide {0} of {1}";

    /// <summary>What opens an answer in the list of all steps.</summary>
    public const string Answer = "Answer";

    /// <summary>Beside a call-out whose claim the numbers of this run contradict.</summary>
    public const string NotSo = "Not so in this run: another seed than the lesson's gives other numbers.";

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
        ["slideOf"] = SlideOf,
        ["notes"] = "notes",
        ["note"] = "Note",
        ["pointAt"] = "Point at",
        ["numbers"] = "Numbers",
        ["loss"] = "loss",
        ["comesNext"] = "Next",
        ["theEnd"] = "The end",
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

    /// <summary>What stands on the deck, by the places of its template.</summary>
    public static IReadOnlyDictionary<string, string> Deck { get; } = new Dictionary<string, string>
    {
        ["previous"] = "Previous slide",
        ["next"] = "Next slide",
        ["controls"] = "Slides",
        ["slides"] = "Slide show",
        ["notes"] = "Notes",
        ["notesHere"] = "Notes",
        ["notesWindow"] = "Notes in a window",
        ["fullScreen"] = "Full screen",
        ["keys"] = "Keys: → ← or a remote, F full screen, N notes, P notes in a window, B black. Printed: a slide a page, with its notes.",
    };

    /// <summary>What stands on the report, by the places of its template.</summary>
    public static IReadOnlyDictionary<string, string> Report { get; } = new Dictionary<string, string>
    {
        ["resultHeading"] = "Results",
        ["curvesHeading"] = "Figures",
        ["settingsHeading"] = "Settings",
        ["traceHeading"] = "Trace",
        ["traceLink"] = "Save the trace (CSV)",
    };

    /// <summary>Headings and keys of the report's tables.</summary>
    public const string Run = "Run", LessonName = "lesson", Seed = "seed", Iterations = "iterations", Program = "program",
        Task = "Task", Model = "Model", Training = "Training";

    /// <summary>The loss, the norm of the gradient, and how much of it arrives, at an iteration.</summary>
    public static string LossAt(int iteration) => string.Create(CultureInfo.InvariantCulture, $"Loss at iteration {iteration}");

    /// <inheritdoc cref="LossAt"/>
    public static string NormAt(int iteration) => string.Create(CultureInfo.InvariantCulture, $"‖∇L‖ at iteration {iteration}");

    /// <inheritdoc cref="LossAt"/>
    public static string ShareAt(int iteration) =>
        string.Create(CultureInfo.InvariantCulture, $"Arrives at t = 1 (‖∂L/∂h‖ there / at T), iteration {iteration}");

    /// <summary>In place of a share where ‖∂L/∂h‖ is 0 at T, so that there is nothing to divide by.</summary>
    public const string NoGradient = "no gradient at T";

    /// <summary>What the trace is.</summary>
    public static string TraceSays(int lines) => string.Create(
        CultureInfo.InvariantCulture,
        $"Loss, norms of gradients and spectrum in full precision, {lines:N0} lines. The file is within this page.");

    /// <summary>A column of the verdict.</summary>
    public static string TitleOf(VerdictColumn column, string? floor) => column switch
    {
        VerdictColumn.Loss => "Loss",
        VerdictColumn.Best => "Best loss",
        VerdictColumn.Floor => $"Iterations to {floor}",
        VerdictColumn.Share => "Arrives at t = 1",
        VerdictColumn.FirstShare => "At iteration 0",
        VerdictColumn.Growth => "Per step",
        _ => "ρ(Whh)",
    };

    /// <summary>What a figure of the report shows.</summary>
    /// <param name="panel">Its panel.</param>
    /// <param name="lesson">The lesson.</param>
    /// <param name="hasBaselines">Whether the task has baselines.</param>
    /// <param name="iteration">The iteration that it is of.</param>
    public static string CaptionOf(PanelName panel, Lesson lesson, bool hasBaselines, int iteration) => panel switch
    {
        PanelName.Loss when hasBaselines => "The loss over training, with the baselines of the task.",
        PanelName.Loss => "The loss over training.",
        // of several runs the panel has one curve each, before clipping
        PanelName.GradientNorm => (lesson.VariantLessons.Append(lesson).Any(run => run.Training.Clip.Kind != ClipKind.None),
            lesson.Variants.Count > 0) switch
        {
            (false, _) => "The norm of the gradient over training.",
            (true, false) => "The norm of the gradient over training, before and after clipping.",
            (true, true) => "The norm of the gradient over training, before clipping.",
        },
        PanelName.Flow => string.Create(
            CultureInfo.InvariantCulture, $"‖∂L/∂h‖ at every timestep, iteration {iteration}, on a logarithmic axis."),
        PanelName.Training => "The same over training: one row for each iteration, one column for each timestep.",
        PanelName.Spectrum => string.Create(CultureInfo.InvariantCulture, $"The eigenvalues of Whh at iteration {iteration}."),
        PanelName.Carousel => string.Create(
            CultureInfo.InvariantCulture,
            $"The product of {(lesson.Model.Cell == CellKind.Gru ? "z" : "f")} from each timestep to the last, "
            + $"unit by unit, iteration {iteration}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"What the network makes of the task at iteration {iteration}."),
    };

    /// <summary>Where the page comes from.</summary>
    public static string MadeFrom(Lesson lesson, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"Made by {Generator} from the lesson {lesson.Name}, seed {seed}.");

    /// <summary>A panel and what in it, as a presenter's notes have it.</summary>
    public static string Name(TargetSettings target)
    {
        string panel = Place.NameOf(target.Panel).Replace('-', ' ');
        string timestep = target.Timestep is { } t ? string.Create(CultureInfo.InvariantCulture, $", t = {t}") : "";
        return target.Unit is { } unit ? string.Create(CultureInfo.InvariantCulture, $"{panel}{timestep}, unit {unit}") : panel + timestep;
    }

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

    /// <summary>A term, in the notation of the panels: the weights of gates are stacked, Wh and Wx.</summary>
    public static string Name(Term term, CellKind cell) => term switch
    {
        Term.Gates => "gates",
        Term.CellState => "cell state",
        Term.State => "state",
        Term.Losses => "losses",
        Term.OutputError => "error of the output",
        Term.HiddenGradient => "∂L/∂h",
        Term.CellGradient => "∂L/∂c",
        Term.Delta => "δ",
        Term.RecurrentTerm => cell == CellKind.Vanilla ? "term of ∂L/∂Whh" : "term of ∂L/∂Wh",
        Term.InputTerm => cell == CellKind.Vanilla ? "term of ∂L/∂Wxh" : "term of ∂L/∂Wx",
        Term.OutputTerm => "term of ∂L/∂Why",
        Term.BackpropagateCell => "on to t − 1 past the weights",
        Term.BackpropagateHidden => "on to t − 1 through the weights",
        Term.GradientNorm => "norm of the gradient",
        Term.Clip => "clipping",
        _ => "new weights",
    };
}
