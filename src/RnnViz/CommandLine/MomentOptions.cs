using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;

namespace RnnViz.CommandLine;

/// <summary>The options that say which moments of a run are pictured.</summary>
internal sealed class MomentOptions
{
    private const int DefaultIterations = 200, MostMoments = 1_000_000;

    private readonly Option<int?> iterations = CommonOptions.AtLeast(
        new Option<int?>("--iterations") { Description = "train so many batches (default 200)", HelpName = "N" }, 0);

    private readonly Option<int?> every = CommonOptions.AtLeast(
        new Option<int?>("--every") { Description = "batches between pictures (default: a quarter of the iterations)", HelpName = "K" }, 1);

    private readonly Option<string[]> at = new("--at")
    {
        Description = "picture each iteration as far as a place: PHASE, PHASE:TIMESTEP or PHASE:TIMESTEP:TERM, as in backward:1:delta or "
            + "update:clip; may be given several times",
        HelpName = "PLACE",
    };

    private readonly Option<bool> stops = new("--stops") { Description = "picture each stop of the lesson" };

    private readonly Option<int?> walk = CommonOptions.AtLeast(
        new Option<int?>("--walk") { Description = "picture an iteration step by step, forward and backward", HelpName = "ITERATION" }, 0);

    private readonly Option<string?> step = CommonOptions.Among(
        new Option<string?>("--step") { Description = "how long a step is: term, timestep, phase or batch" },
        "term", "timestep", "phase", "batch");

    private readonly Option<int?> count = CommonOptions.AtLeast(
        new Option<int?>("--count") { Description = "picture so many steps, on into the following iterations", HelpName = "N" }, 1,
        MostMoments);

    /// <summary>Gives a command the options.</summary>
    public static MomentOptions Of(Command command)
    {
        var options = new MomentOptions();
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(options.count) is not null && options.IsGiven(result, options.stops, options.at, options.iterations))
            {
                result.AddError(
                    "--count says how many steps are pictured; leave out --stops, --at and --iterations, or leave out --count.");
            }

            if (CommonOptions.ValueOf(result, options.every) is not null && CommonOptions.ValueOf(result, options.count) is not null
                && !options.AreBatches(result))
            {
                result.AddError("--every counts batches, but --count counts shorter steps here; give --step batch, or leave out --every.");
            }

            if (CommonOptions.ValueOf(result, options.stops) && CommonOptions.ValueOf(result, options.step) == "batch"
                && !options.IsGiven(result, options.iterations, options.every, options.at, options.walk, options.count))
            {
                result.AddError("--step batch is no step between --stops; give --iterations N for batches beside them, or leave it out.");
            }
        });
        return options;
    }

    /// <summary>The options that choose moments, rather than how far a run goes.</summary>
    public IEnumerable<Option> Choosing => All.Except([iterations]);

    /// <summary>The option that says how far a run goes.</summary>
    public Option Length => iterations;

    private bool AreBatches(CommandResult result) => result.GetResult(step)?.Tokens is [{ Value: var length }]
        ? length == "batch" : result.GetResult(walk) is null;

    /// <summary>The iteration that --walk names; null without it.</summary>
    public int? Walk(ParseResult parsed) => parsed.GetValue(walk);

    /// <summary>The last iteration that is asked for; null where none is.</summary>
    public int? Iterations(ParseResult parsed) => parsed.GetValue(iterations);

    /// <summary>Whether moments are asked for by more than their last iteration.</summary>
    public bool AreChosen(ParseResult parsed) => IsGiven(parsed.CommandResult, every, at, stops, walk, step, count);

    /// <summary>Whether --stops is given.</summary>
    public bool HasStops(ParseResult parsed) => parsed.GetValue(stops);

    /// <summary>How long a step is; null where --step is not given.</summary>
    public Granularity? Step(ParseResult parsed) =>
        parsed.GetValue(step) is { } named ? Enum.Parse<Granularity>(named, ignoreCase: true) : null;

    /// <summary>The first of these options that is given; null for none.</summary>
    public string? FirstGiven(ParseResult parsed) => All.FirstOrDefault(option => IsGiven(parsed.CommandResult, option))?.Name;

    /// <summary>The moments that are asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="course">The walk, at its beginning.</param>
    /// <param name="isFilm">Whether they are those of a film alone: then every iteration is one, where nothing else is said.</param>
    /// <param name="problem">What is wrong, in a sentence; else null.</param>
    public IReadOnlyList<Moment> Read(ParseResult parsed, Walk course, bool isFilm, out string? problem) =>
        MomentList.Recorded(course, ReadAll(parsed, course, isFilm, out problem));

    private IReadOnlyList<Moment> ReadAll(ParseResult parsed, Walk course, bool isFilm, out string? problem)
    {
        problem = null;
        var places = new List<Place>();
        foreach (string text in parsed.GetValue(at) ?? [])
        {
            if (Place.Read(text, course.Itinerary, out string wrong) is not { } place)
            {
                problem = wrong;
                return [];
            }

            places.Add(place);
        }

        bool areStops = HasStops(parsed);
        if (areStops && course.StopCount == 0)
        {
            problem = "--stops is given, but this lesson has no stops; give --walk 0 or --every.";
            return [];
        }

        CommandResult result = parsed.CommandResult;
        TrainingSession session = course.Session;
        int last = parsed.GetValue(iterations) is { } asked ? session.IterationCalled(asked)
            : session.IsRecorded ? course.Furthest : DefaultIterations;
        int? walked = Walk(parsed) is { } named ? session.IterationCalled(named) : null;
        Granularity? granularity = Step(parsed);
        if (parsed.GetValue(count) is int many)
        {
            if ((walked ?? 0) + (long)many * (parsed.GetValue(every) ?? 1) > int.MaxValue)
            {
                problem = $"--walk, --count and --every lead past iteration {int.MaxValue}; give smaller ones.";
                return [];
            }

            Granularity length = granularity ?? (walked is null ? Granularity.Batch : Granularity.Term);
            if (session.IsRecorded && parsed.GetValue(every) is { } apart)
            {
                IReadOnlyList<Moment> steps = MomentList.Count(
                    course.Itinerary, walked ?? 0, length, Math.Max(1, course.Furthest + 1 - (walked ?? 0)), 1);
                return [.. MomentList.Apart(course, steps, walked ?? 0, apart).Take(many)];
            }

            return MomentList.Count(course.Itinerary, walked ?? 0, length, many, parsed.GetValue(every) ?? 1);
        }

        bool isWalk = walked is not null || granularity is not null and not Granularity.Batch;
        int? recordedEvery = session.IsRecorded ? parsed.GetValue(every) : null;
        bool isEvery = IsGiven(result, iterations, every, at) || !areStops && !isWalk;
        int between = recordedEvery is not null ? 1
            : parsed.GetValue(every) ?? (isFilm || granularity == Granularity.Batch && !isWalk ? 1 : Math.Max(1, last / 4));
        if (isEvery && last / between >= MostMoments / Math.Max(1, places.Count))
        {
            problem = $"--iterations {last} with --every {between} asks for more than {MostMoments} pictures; give a larger --every.";
            return [];
        }

        return MomentList.Merge(
            course.Itinerary,
            areStops ? MomentList.Stops(course) : [],
            isWalk ? MomentList.Walk(course.Itinerary, walked ?? 0, granularity ?? Granularity.Term) : [],
            isEvery ? EverySo(MomentList.Every(course.Itinerary, last, between, places)) : []);

        IReadOnlyList<Moment> EverySo(IReadOnlyList<Moment> all) =>
            recordedEvery is { } apart ? MomentList.Apart(course, all, 0, apart) : all;
    }

    private IEnumerable<Option> All => [iterations, every, at, stops, walk, step, count];

    private bool IsGiven(CommandResult result, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                return true;
            }
        }

        return false;
    }
}
