namespace RnnViz.Lessons.History;

/// <summary>What a history keeps of one iteration, beside its flow.</summary>
internal readonly record struct HistoryNumbers(double Loss, double GradientNorm, double ClippedGradientNorm);
