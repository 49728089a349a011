namespace RnnViz.Views.Hover;

/// <summary>Explanations of the pictures of tasks.</summary>
internal static class TaskExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.Sample, "text of the network",
            "Text that the network writes by itself: each symbol drawn from its probabilities and read again as input.")
        {
            ValueText = "The more it looks like the text that is learned, the better.",
        },
        new(Topic.Temperature, "temperature", "The outputs are divided by it before softmax, only where text is drawn.")
        {
            Formula = "\"softmax\"(o_t / τ)",
            ValueText = "Below 1: bolder and more repetitive. Above 1: more varied, with more mistakes.",
        },
        new(
            Topic.Passage, "one hidden unit over the text",
            "The text is read from its beginning, and each character shows what the unit is after it.")
        {
            MarksText = "Green: positive. Purple: negative. ␣ is a space, ↵ the end of a line. The strip has all units after one "
                + "character.",
            ValueText = "A colour that follows something, such as quotation marks or the place in a line: the unit has learned it.",
        },
        new(
            Topic.SeriesCurve, "true and predicted series",
            "The value after each window of the series, and what the network predicts for it.")
        {
            MarksText = "Black or white: true. Blue: predicted. The strip below shows which part is seen; wheel and drag change it.",
            ValueText = "The closer the curves, the better.",
        },
        new(Topic.StepCurve, "series, step by step", "Input, target and prediction at every timestep of the drawn sequence.")
        {
            MarksText = "Large dots: target y. Small grey dots: input x. Blue curve: prediction ŷ.",
            ValueText = "The closer the curve comes to the large dots, the better.",
        },
        new(Topic.AddingTask, "the adding problem", "Many numbers, two of them marked: at the end the network is to say their sum.")
        {
            Formula = "y = x_i + x_j",
            MarksText = "Blue bars with an orange mark: the two numbers. Below: their sum, and the output.",
            ValueText = "Always answering 1, the mean, costs 1/12 in half squared error.",
        },
        new(Topic.NumberTable, "target and output", "Every target of the batch, the output for it, and the difference.")
        {
            Formula = "ŷ_t − y_t",
            MarksText = "Blue: output. Orange: error.",
            ValueText = "All errors near 0: learned.",
        },
        new(
            Topic.TokenTable, "target and output",
            "The symbols that were wanted and those of the largest probability, and the probability of the wanted one.")
        {
            Formula = "ŷ_t[y_t]",
            MarksText = "Tick: right. Cross: wrong. The column fills with the probability.",
            ValueText = "A full column is certainty.",
        },
        new(
            Topic.OuterProducts, "the batch as outer products",
            "δₜ times the former state for every sequence. Their sum over the batch is the term of t, the sum of the terms the gradient.")
        {
            Formula = "∂L/∂W_{hh} = Σ_t Σ_b δ_t h_{t−1}ᵀ",
            MarksText = "Green: positive. Purple: negative, on a scale logarithmic on both sides. Orange frames: sums.",
        },
    ];
}
