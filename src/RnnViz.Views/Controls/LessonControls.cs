using RnnViz.Engine.Controls;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Controls;

/// <summary>Builds the controls of a lesson: which there are, their ranges, and what they read and write.</summary>
internal sealed class LessonControls
{
    private const float DialHeight = 1.8f;

    private readonly ShownTraining training;
    private readonly IAppearance appearance;
    private readonly FocusGroup focus;
    private readonly SettingsInUse settings;
    private readonly Lesson lesson;
    private Action showMeasure = () => { };

    public LessonControls(ShownTraining training, Playback playback, IAppearance appearance, FocusGroup focus)
    {
        (this.training, this.appearance, this.focus, lesson) = (training, appearance, focus, training.Session.Lesson);
        settings = new SettingsInUse(training, playback);
        bool isAboutDial = IsAboutSpectrum(lesson);
        // the focus goes through the controls in the order in which they are made: from top to bottom
        ControlRow? first = isAboutDial ? Dial(isProminent: true) : null;
        if (training.Session.IsRecorded)
        {
            // the optimizer and its clip are in the training script
            Rows = [LearningRate(), Speed()];
            return;
        }

        ControlRow[] others = [LearningRate(), Optimizer(), Clip(), Truncation(), Speed()];
        Rows = first is not null ? [first, .. others]
            : !training.Step.IsGated ? [.. others, Dial(isProminent: false)]
            : double.IsNaN(settings.ForgetBias) ? others : [.. others, ForgetBias()];
    }

    /// <summary>What the controls read and write.</summary>
    public SettingsInUse Settings => settings;

    /// <summary>Whether the steps were recorded elsewhere, so that nothing of the training can be changed.</summary>
    public bool IsRecorded => training.Session.IsRecorded;

    /// <summary>The rows from top to bottom.</summary>
    public ControlRow[] Rows { get; }

    /// <summary>Updates applied to the weights that the dial's number is of.</summary>
    public int DialIteration => settings.DialIteration;

    /// <summary>Whether that is of an iteration so far from the one shown that it is dimmed.</summary>
    public bool IsDialOld =>
        !training.Step.IsGated && !training.Session.IsRecorded && OtherIteration.IsOld(settings.DialIteration, training.Step.Iteration);

    /// <summary>What the dial turns: ρ or σ_max.</summary>
    public string DialName => settings.DialIsSigma ? "σmax" : "ρ";

    /// <summary>
    /// What the next start of the run adds to the bias of the gate that keeps; NaN where there is no such bias.
    /// </summary>
    public double NextForgetBias => settings.ForgetBias;

    /// <summary>Whether that is another than this run began with.</summary>
    public bool IsForgetBiasPending => settings.IsForgetBiasPending;

    /// <summary>Whether nothing is learnt and Whh was given a radius: then the lesson is about turning the dial.</summary>
    public static bool IsAboutSpectrum(Lesson lesson) =>
        lesson is { Model: { Cell: CellKind.Vanilla, Initial.SpectralRadius: not null }, Training.Optimizer.LearningRate: 0 };

    /// <summary>Whether the dial turns σ_max rather than ρ.</summary>
    public bool DialIsSigma
    {
        get => settings.DialIsSigma;
        set
        {
            settings.DialIsSigma = value;
            showMeasure();
        }
    }

    /// <summary>Takes over the dial of the same lesson's controls before.</summary>
    public void TakeDial(LessonControls before)
    {
        settings.TakeDial(before.settings);
        showMeasure();
    }

    private ControlRow LearningRate()
    {
        double rate = lesson.Training.Optimizer.LearningRate;
        var slider = new LessonSlider(appearance, focus, "learning rate", () => settings.LearningRate, Three)
        {
            Range = SliderRange.Logarithmic(rate > 0 ? Math.Min(1e-6, rate) : 1e-6, Math.Max(10, rate), 20, hasZero: true),
            Default = rate,
            CanBeSet = () => !training.Session.IsRecorded,
            IsRead = training.Session.IsRecorded,
        };
        slider.Changed += value => settings.LearningRate = value;
        return new ControlRow("learning rate", 1) { Slider = slider, Topic = Topic.LearningRate };
    }

    private ControlRow Optimizer()
    {
        var choice = new LessonChoice(
            appearance, focus, "optimizer", ["sgd", "momentum", "adagrad", "rmsprop", "adam"], () => (int)settings.Optimizer);
        choice.Changed += index => settings.Optimizer = (OptimizerKind)index;
        return new ControlRow("optimizer", 4)
        {
            Choice = choice,
            Topic = Topic.Optimizer,
            Choices = [Topic.Sgd, Topic.Momentum, Topic.Adagrad, Topic.Rmsprop, Topic.Adam],
        };
    }

    private ControlRow Clip()
    {
        double threshold = lesson.Training.Clip.Threshold;
        var choice = new LessonChoice(appearance, focus, "clip", ["none", "norm", "value"], () => (int)settings.ClipKind);
        choice.Changed += index => settings.ClipKind = (ClipKind)index;
        var slider = new LessonSlider(appearance, focus, "", () => settings.ClipThreshold, Three)
        {
            Range = SliderRange.Logarithmic(Math.Min(1e-3, threshold), Math.Max(1e3, threshold), 20),
            Default = threshold,
            CanBeSet = () => settings.ClipKind != ClipKind.None,
        };
        slider.Changed += value => settings.ClipThreshold = value;
        return new ControlRow("clip", 3)
        {
            Slider = slider,
            Choice = choice,
            Topic = Topic.Threshold,
            Choices = [Topic.NoClip, Topic.ClipNorm, Topic.ClipValue],
        };
    }

    private ControlRow Truncation()
    {
        int timesteps = training.Step.Timesteps;
        var slider = new LessonSlider(appearance, focus, "window k", () => settings.Truncation, Whole)
        {
            Range = SliderRange.Linear(1, timesteps, 1, isWhole: true),
            Default = Math.Min(lesson.Training.Truncation ?? timesteps, timesteps),
            Unit = $"of {timesteps}",
            UnitAtEnd = "full",
            CanBeSet = () => timesteps > 1,
        };
        slider.Changed += value => settings.Truncation = value;
        return new ControlRow("window", 2) { Slider = slider, Topic = Topic.Window };
    }

    private ControlRow Speed()
    {
        int batches = lesson.BatchesPerFrame;
        string name = IsRecorded ? "steps" : "batches";
        var slider = new LessonSlider(appearance, focus, name, () => settings.BatchesPerFrame, Whole)
        {
            Range = SliderRange.Logarithmic(1, Math.Max(100, batches), 10, isWhole: true),
            Default = batches,
            Unit = IsRecorded ? "/s" : "/frame",
        };
        slider.Changed += value => settings.BatchesPerFrame = value;
        return new ControlRow("batches", 5) { Slider = slider, Topic = Topic.Speed };
    }

    private ControlRow ForgetBias()
    {
        double own = training.Session.LessonForgetBias;
        var slider = new LessonSlider(appearance, focus, "forget bias", () => settings.ForgetBias, Tenths)
        {
            Range = SliderRange.Linear(Math.Min(-6, own), Math.Max(10, own), 0.1),
            Default = own,
            IsOld = () => settings.IsForgetBiasPending,
        };
        slider.Changed += value => settings.ForgetBias = Math.Round(value, 2);
        return new ControlRow("forget bias", 0) { Slider = slider, Topic = Topic.ForgetDial };
    }

    private ControlRow Dial(bool isProminent)
    {
        var slider = new LessonSlider(appearance, focus, "", () => settings.Dial, Hundredths)
        {
            IsProminent = isProminent,
            CanBeSet = () => settings.HasDial,
            IsOld = () => IsDialOld,
        };
        // behind the slider: a number that is typed after the first Tab is to turn the dial
        var choice = new LessonChoice(appearance, focus, "", ["ρ", "σmax"], () => settings.DialIsSigma ? 1 : 0);
        (double rho, double sigma) = training.Drawn;
        slider.Changed += value => settings.Dial = value;
        choice.Changed += index =>
        {
            settings.DialIsSigma = index == 1;
            Set();
        };
        showMeasure = Set;
        Set();
        return new ControlRow("dial", 0)
        {
            Slider = slider,
            Choice = choice,
            Height = isProminent ? DialHeight : 1,
            Topic = Topic.RadiusDial,
            Choices = [Topic.RadiusDial, Topic.SingularDial],
        };

        void Set()
        {
            double start = settings.DialIsSigma ? sigma : rho;
            slider.Range = SliderRange.Linear(0.01, start > 1.3 && double.IsFinite(start) ? Math.Ceiling(start * 1.5) : 2, 0.01);
            slider.Default = double.IsFinite(start) ? start : 1;
        }
    }

    private static void Three(ref TextLine line, double value) => line.Add3(value);

    private static void Whole(ref TextLine line, double value) => line.Add((long)value);

    private static void Tenths(ref TextLine line, double value) => line.AddFixed(value, 1);

    private static void Hundredths(ref TextLine line, double value)
    {
        if (value < 99.995)
        {
            line.AddFixed(value, 2);
        }
        else
        {
            line.Add3(value);
        }
    }
}
